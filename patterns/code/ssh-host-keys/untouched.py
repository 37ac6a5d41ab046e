import paramiko

from keys import AskPolicy


def connect(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(AskPolicy())
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    return client, paramiko.AutoAddPolicy
