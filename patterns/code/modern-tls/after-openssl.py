from OpenSSL import SSL

context = SSL.Context(method=SSL.TLS_METHOD)
