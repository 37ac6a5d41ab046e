from paramiko import SSHClient, RejectPolicy

client = SSHClient()
client.set_missing_host_key_policy(RejectPolicy())
