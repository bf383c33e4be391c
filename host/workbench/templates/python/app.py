"""The plugin: its name, its version, its rules."""

from dti_plugin import plugin
from linear import Linear

Rules = plugin("{name}", "0.1.0", [Linear()])
