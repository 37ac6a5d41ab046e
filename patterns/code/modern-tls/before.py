import ssl


def open_socket(sock, version=ssl.PROTOCOL_TLSv1):
    return ssl.wrap_socket(sock, ssl_version=version)


wrapped = ssl.wrap_socket(plain, ssl_version=ssl.PROTOCOL_SSLv3)
