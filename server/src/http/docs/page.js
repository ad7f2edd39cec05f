/* Runs in the browser at /docs: Swagger UI, where every route can be tried against this server. */
(() => {
  const begun = document.querySelectorAll('.begin');
  const chinese = navigator.language.toLowerCase().startsWith('zh');
  for (const part of begun) part.hidden = part.lang.startsWith('zh') !== chinese;
  document.documentElement.lang = chinese ? 'zh-CN' : 'en';
  document.documentElement.classList.toggle('dark-mode', matchMedia('(prefers-color-scheme: dark)').matches);

  /** A key of chance; `randomUUID` is missing where a page is not in a secure context. */
  const newKey = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    );

  /** The same request by the client package, to be copied. */
  const clientSnippet = (request) => {
    const url = new URL(request.get('url'), location.href);
    const method = request.get('method').toUpperCase();
    const authorized = request.get('headers')?.has('Authorization');
    const body = request.get('body');
    const query = url.search === '' ? null : JSON.stringify(Object.fromEntries(url.searchParams));
    const given = [
      query === null ? null : `params: { query: ${query} }`,
      typeof body === 'string' ? `body: ${body}` : null,
    ].filter(Boolean);
    return [
      "import { createClient } from '@kanmai/client';",
      `const api = createClient({ baseUrl: '${url.origin}'${authorized ? ', token: process.env.TOKEN' : ''} });`,
      `const { data, error } = await api.${method}('${url.pathname}', { ${given.join(', ')} });`,
    ].join('\n');
  };

  const addShop = (description, shopId) => {
    for (const operations of Object.values(description.paths)) {
      for (const { parameters = [] } of Object.values(operations)) {
        for (const parameter of parameters) if (parameter.name === 'shopId') parameter.example = shopId;
      }
    }
  };

  /** The session's cookie goes by itself; nobody is asked to write it. */
  const askForTokensOnly = (description) => {
    delete description.components.securitySchemes.session;
    for (const operations of Object.values(description.paths)) {
      for (const operation of Object.values(operations)) {
        operation.security = operation.security?.filter((each) => each.session === undefined);
      }
    }
  };

  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
  const instantsOf = (value) =>
    typeof value === 'string'
      ? instant.test(value)
        ? [Date.parse(value)]
        : []
      : Object.values(value ?? {}).flatMap(instantsOf);
  const moved = (value, byMs) => {
    if (typeof value === 'string')
      return instant.test(value) ? new Date(Date.parse(value) + byMs).toISOString() : value;
    if (Array.isArray(value)) return value.map((each) => moved(each, byMs));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, moved(each, byMs)]));
  };
  const dayMs = 86_400_000;

  /** What an example says of time begins tomorrow, so that it can be sent as it stands. */
  const beginTomorrow = (description) => {
    for (const operations of Object.values(description.paths)) {
      for (const { requestBody } of Object.values(operations)) {
        const media = requestBody?.content?.['application/json'];
        const instants = instantsOf(media?.example);
        if (instants.length === 0) continue;
        media.example = moved(media.example, Date.now() + dayMs - Math.min(...instants));
      }
    }
  };

  const isNull = (schema) => schema?.type === 'null';

  const isWord = ({ type, enum: words, ...rest }) =>
    type === 'string' && words?.length === 1 && Object.keys(rest).length === 0;
  /** Any of several schemas, one where one says it. */
  const anyOfThese = (schemas) => {
    if (schemas.length === 1) return schemas[0];
    if (!schemas.every(isWord)) return { anyOf: schemas };
    return { type: 'string', enum: schemas.flatMap((each) => each.enum) };
  };

  /** In words of OpenAPI 3.0: what may be null is `nullable`. */
  const inWordsOf30 = (value) => {
    if (Array.isArray(value)) return value.map(inWordsOf30);
    if (typeof value !== 'object' || value === null) return value;
    const said = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inWordsOf30(each)]));
    if (!Array.isArray(said.anyOf)) return said;
    const { anyOf, ...rest } = said;
    const others = anyOf.filter((each) => !isNull(each));
    const nullable = others.length < anyOf.length ? { nullable: true } : {};
    return { ...rest, ...nullable, ...anyOfThese(others) };
  };

  /**
   * Swagger UI reads 3.1 with a machine that goes through all of it again for each part: with five hundred routes that is ten seconds
   * of an empty page. It shows the same by the words of 3.0 at once; /openapi.json is 3.1 as before.
   */
  const asSwaggerReads = (description) => ({ ...inWordsOf30(description), openapi: '3.0.3' });

  const show = (description) =>
    SwaggerUIBundle({
      spec: asSwaggerReads(description),
      dom_id: '#reference',
      deepLinking: true,
      filter: true,
      docExpansion: 'none',
      defaultModelsExpandDepth: -1,
      defaultModelExpandDepth: 3,
      tryItOutEnabled: true,
      validatorUrl: null,
      requestSnippetsEnabled: true,
      requestSnippets: {
        generators: {
          curl_bash: { title: 'curl', syntax: 'bash' },
          client: { title: '@kanmai/client', syntax: 'javascript' },
        },
        languages: ['curl_bash', 'client'],
        defaultExpanded: true,
      },
      plugins: [{ fn: { requestSnippetGenerator_client: clientSnippet } }],
      requestInterceptor: (request) => {
        const named = Object.keys(request.headers).some((name) => name.toLowerCase() === 'idempotency-key');
        if (request.method === 'POST' && !named) request.headers['Idempotency-Key'] = newKey();
        return request;
      },
    });

  const read = async (path) => {
    const answer = await fetch(path);
    return answer.ok ? answer.json() : null;
  };

  (async () => {
    const [description, shops] = await Promise.all([
      read('/openapi.json'),
      read('/api/v1/studio/shops').catch(() => null),
    ]);
    // Whoever is signed in and has a shop finds it filled in.
    const shopId = shops?.items?.[0]?.id;
    if (shopId !== undefined) addShop(description, shopId);
    askForTokensOnly(description);
    beginTomorrow(description);
    show(description);
  })();
})();
