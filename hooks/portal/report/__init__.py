"""Problems as text for people, and as JSON, annotations and SARIF for tools."""
