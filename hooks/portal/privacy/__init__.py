"""The anonymisation scanner: finds in a text what could identify a child."""

from portal.privacy.detector import Detector, Finding
from portal.privacy.scan import scan
from portal.privacy.table import DETECTORS

__all__ = ["DETECTORS", "Detector", "Finding", "scan"]
