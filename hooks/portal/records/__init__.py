"""Records of learners, the expert's key, and certificates: sealed, opened, signed and verified, without any server."""
