import ssl

wrapped = ssl.wrap_socket(plain, ssl_version=ssl.PROTOCOL_TLSv1_2)
other = ssl.wrap_socket(plain, ssl_version=settings.PROTOCOL_TLSv1)
