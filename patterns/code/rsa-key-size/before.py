from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, rsa

key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
old = dsa.generate_private_key(key_size=512)
third = RSA.generate(1024)
