FROM python:3.11-slim

WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY kg kg
COPY pipelines pipelines
COPY cypher cypher
# The locked versions as constraints: what develops and tests this package stays out of the image.
RUN sed -nE 's/^([a-z0-9._-]+==[^ ]+( ; [^\\]*)?) *\\$/\1/p' requirements.lock > constraints.txt \
    && pip install --no-cache-dir --constraint constraints.txt '.[pdf]' \
    && useradd --create-home reader \
    && install --directory --owner reader /archive

USER reader
WORKDIR /archive
VOLUME /archive
ENTRYPOINT ["kg"]
CMD ["--help"]
