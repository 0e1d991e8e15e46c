"""The archive of policy-meeting reports: the Django project and its records."""
