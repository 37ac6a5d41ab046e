from OpenSSL import SSL

context = SSL.Context(method=SSL.SSLv3_METHOD)
