"""Mistakes of authors as values: a code, a place, what is wrong, what helps."""

from portal.problems.codes import CODES, Severity
from portal.problems.problem import Problem, worst

__all__ = ["CODES", "Problem", "Severity", "worst"]
