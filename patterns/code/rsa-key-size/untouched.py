from cryptography.hazmat.primitives.asymmetric import rsa

size = 1024
key = rsa.generate_private_key(public_exponent=65537, key_size=size)
