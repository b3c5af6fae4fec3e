import { z } from 'zod';

/** One address of the API: what it takes, what it answers, and how that is loaded. */
export interface Route {
  /** With `{id}` where an id stands. */
  path: string;
  /** `get` unless it changes something. */
  method?: 'get' | 'post' | 'patch' | 'delete';
  summary: string;
  query: z.ZodType;
  /** What is sent as JSON. */
  body?: z.ZodType;
  answer: z.ZodType;
  load: (query: unknown, id: string, body: unknown) => Promise<unknown>;
}

const FAILURE = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'value', 'advice'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        value: { type: ['string', 'null'] },
        advice: { type: ['string', 'null'] },
      },
    },
  },
};

function parameters(route: Route): unknown[] {
  const { properties = {}, required = [] } = z.toJSONSchema(route.query, { io: 'input' }) as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  const query = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return route.path.includes('{id}') ? [id, ...query] : query;
}

/** An OpenAPI 3.1 description of routes; the schemas are those that the record itself is checked by. */
export function describe(routes: readonly Route[]): unknown {
  const failure = {
    description: 'What went wrong, and what to do next',
    content: { 'application/json': { schema: FAILURE } },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rapporteur',
      version: '1',
      description: 'The record: who said what, on whose word, and what is next.',
    },
    paths: Object.fromEntries(
      [...Map.groupBy(routes, ({ path }) => path)].map(([path, all]) => [
        path,
        Object.fromEntries(all.map((route) => [route.method ?? 'get', operation(route, failure)])),
      ]),
    ),
  };
}

const operation = (route: Route, failure: unknown): unknown => ({
  summary: route.summary,
  parameters: parameters(route),
  ...(route.body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.toJSONSchema(route.body, { io: 'input' }) } },
        },
      }
    : {}),
  responses: {
    200: { description: route.summary, content: { 'application/json': { schema: z.toJSONSchema(route.answer) } } },
    400: failure,
    ...(route.path.includes('{id}') ? { 404: failure } : {}),
  },
});
