import ssl

context = ssl._create_unverified_context(ssl.PROTOCOL_TLS_CLIENT)
other = ssl.create_default_context()
