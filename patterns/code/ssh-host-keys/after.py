import paramiko


def connect(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())  # first time
    client.connect(host)
    return client


other = paramiko.client.SSHClient()
other.set_missing_host_key_policy(paramiko.client.RejectPolicy)
