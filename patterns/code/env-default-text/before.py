import os

port = int(os.getenv("PORT", 8000))
workers = int(os.environ.get('WORKERS', 4))  # one for each core
wait = float(os.environ.get("WAIT", 1))
