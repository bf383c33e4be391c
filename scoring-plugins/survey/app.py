"""The plugin: its name, its version, its rules."""

from dti_plugin import plugin
from survey import Survey

Rules = plugin("survey", "0.1.0", [Survey()])
