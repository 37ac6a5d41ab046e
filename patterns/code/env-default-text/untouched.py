import os

port = os.getenv("PORT", 8000)
flag = bool(os.getenv("FLAG", 1))
odd = int(os.getenv("ODD", "0x10"), 16)
hexadecimal = int(os.getenv("MASK", 0x10))
