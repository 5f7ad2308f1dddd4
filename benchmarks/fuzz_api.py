"""Ask a running `kg serve` thousands of made-up questions: is any answer a failure, or not as OpenAPI says?

    kg serve --from archive.db --cypher --port 8000
    python benchmarks/fuzz_api.py http://127.0.0.1:8000 [--examples 220] [--seed 1]

Schemathesis makes the questions, right and wrong ones, from the OpenAPI of the service; 220 examples an endpoint are
some 10,000. It ends with 1 where an answer was of status 5xx, or of a status, a media type, a header or a form that is not
declared.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)


def main() -> None:
    """Run schemathesis and end as it ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--examples", type=int, default=220)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{asked.address.rstrip('/')}/api/v1/openapi.json",
        f"--max-examples={asked.examples}",
        f"--seed={asked.seed}",
        f"--checks={','.join(CHECKS)}",
        "--generation-database=none",
        "--continue-on-failure",
    ]
    sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
