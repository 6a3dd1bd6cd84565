# The container of a release: the program and nothing else. `.github/workflows/release.yml` lays the
# programs for musl into a folder for each processor before it builds this.
FROM scratch
ARG TARGETARCH
COPY --chmod=0755 ${TARGETARCH}/coursemark /coursemark
COPY ${TARGETARCH}/LICENSE-MIT ${TARGETARCH}/LICENSE-APACHE ${TARGETARCH}/NOTICES.md /licenses/
USER 65532:65532
WORKDIR /course
ENTRYPOINT ["/coursemark"]
