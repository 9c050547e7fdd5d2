/** Fails the test in which an answer of the API was not as the OpenAPI document promises. */
import { afterEach, expect } from 'vitest';
import { takeBreaches } from './hold-to-contract.ts';

afterEach(() => {
  expect(takeBreaches()).toEqual([]);
});
