"""What must hold for a PDF before anybody gets to see it: veraPDF's rules where it is installed, our own always."""

from pubtool.validators import verapdf
from pubtool.validators.failure import Failure
from pubtool.validators.gate import Expected, Validation, validate_pdf

__all__ = ["Expected", "Failure", "Validation", "validate_pdf", "verapdf"]
