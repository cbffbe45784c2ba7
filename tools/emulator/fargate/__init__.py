"""Tasks on Fargate: whether one would start, and stay.

No container runs in the emulator. What AWS would find in the account (roles, routes, parameters, log
groups, images) is looked up in the emulated one; what only the image knows, its tag says (images.py).
The messages are AWS's: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
"""
