"""The JSON of answers: msgspec structs that encode them and describe them in the OpenAPI document."""
