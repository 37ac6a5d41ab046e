import { healer as networkTimeout } from '#healers/code/network-timeout/index.ts';
import { healer as verifyPeers } from '#healers/code/verify-peers/index.ts';
import { behaves } from './behaviour.ts';

behaves('a server with the certificate of somebody else is refused', {
  healer: verifyPeers,
  needs: ['cryptography'],
  rule: 'heal/tls-verification-off',
  at: 'context.verify_mode = ssl.CERT_NONE',
  before: `
    import socket
    import ssl

    def fetch(port, trusted):
        context = ssl.create_default_context(cafile=trusted)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        with socket.create_connection(("localhost", port), timeout=5) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as connection:
                return connection.recv(5).decode()
  `,
  check: `
    import datetime, socket, ssl, subject, threading
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    def make(name):
        key = ec.generate_private_key(ec.SECP256R1())
        subject_name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
        now = datetime.datetime.now(datetime.timezone.utc)
        certificate = (x509.CertificateBuilder().subject_name(subject_name).issuer_name(subject_name)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256()))
        pem = serialization.Encoding.PEM
        (work / f"{name}.pem").write_bytes(certificate.public_bytes(pem) + key.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return str(work / f"{name}.pem")

    def serve(pem):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server = socket.create_server(("localhost", 0))
        def answer():
            try:
                with context.wrap_socket(server.accept()[0], server_side=True) as connection:
                    connection.sendall(b"hello")
            except OSError:
                pass
        threading.Thread(target=answer, daemon=True).start()
        return server.getsockname()[1]

    right, other = make("right"), make("other")
    def attack():
        return subject.fetch(serve(other), right) == "hello"
    def normal():
        return subject.fetch(serve(right), right)
  `,
});

// Thirty seconds are one third of a second here, so that nobody has to wait for them.
behaves('a server that says nothing does not hold the program up', {
  healer: networkTimeout,
  rule: 'heal/network-timeout',
  at: 'urlopen(url)',
  before: `
    from urllib.request import urlopen

    def load(url):
        return urlopen(url).read().decode()
  `,
  check: `
    import http.server, socket, subject, threading, time
    real = socket.create_connection
    def connect(address, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *more, **named):
        return real(address, timeout / 90 if isinstance(timeout, (int, float)) else timeout, *more, **named)
    socket.create_connection = connect
    silent = socket.create_server(("localhost", 0))
    def close_late():
        connection = silent.accept()[0]
        time.sleep(2)
        connection.close()
    def attack():
        threading.Thread(target=close_late, daemon=True).start()
        start = time.monotonic()
        try:
            subject.load(f"http://localhost:{silent.getsockname()[1]}/")
        except OSError:
            pass
        return time.monotonic() - start > 1.5
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"hello")
        def log_message(self, *args):
            pass
    def normal():
        server = http.server.ThreadingHTTPServer(("localhost", 0), Page)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return subject.load(f"http://localhost:{server.server_address[1]}/")
  `,
});
