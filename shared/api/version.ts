/** The product's version, as `GET /health` and the OpenAPI document state it; a test holds it equal to package.json's. */
export const VERSION = '0.1.0';
