"""The JSON of answers: structs that encode them and describe them in the OpenAPI document."""
