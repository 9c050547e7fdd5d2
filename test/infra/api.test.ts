import { describe, expect, test } from 'vitest';
import { STAGE, synthesize, valuesOf } from './synthesized.ts';

const stage = synthesize(STAGE);
const [httpStage] = stage.ofType('AWS::ApiGatewayV2::Stage');

const publicUrlsOf = ({ ofType }: Pick<typeof stage, 'ofType'>) =>
  ofType('AWS::Lambda::Function').flatMap(({ properties }) => valuesOf('PUBLIC_URL', properties));

describe('the HTTP API', () => {
  test('hands the contract to its functions, and nothing beside it', () => {
    const routes = stage.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties['RouteKey']);
    expect(routes).toEqual([
      'ANY /v1/{proxy+}',
      'POST /v2/{proxy+}',
      'GET /a/{token}',
      'POST /a/{token}',
      'GET /t',
      'POST /t',
      'GET /t/{token}',
      'POST /t/{token}',
      'GET /t/{token}/{proxy+}',
      'GET /openapi.json',
      'GET /docs',
      'GET /health',
      'ANY /v1/policies',
      'ANY /v1/policies/{proxy+}',
      'ANY /v1/escalations/{proxy+}',
      'ANY /v1/on-call',
      'ANY /v1/on-call/{proxy+}',
      'ANY /v1/keys',
      'ANY /v1/keys/{proxy+}',
      'ANY /v1/mail/{proxy+}',
    ]);
    const integrations = stage.ofType('AWS::ApiGatewayV2::Integration');
    expect(integrations).toHaveLength(3);
    for (const { properties } of integrations)
      expect(properties).toMatchObject({ PayloadFormatVersion: '2.0', IntegrationType: 'AWS_PROXY' });
  });

  test('turns away more requests than the stage allows', () => {
    expect(httpStage?.properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: STAGE.api.requestsPerSecond, ThrottlingBurstLimit: STAGE.api.burst },
    });
  });

  test('logs each request, but never a path: action links carry their token in it', () => {
    const format = String(valuesOf('Format', httpStage?.properties)[0]);
    expect(JSON.parse(format)).toMatchObject({
      requestId: '$context.requestId',
      route: '$context.routeKey',
      status: '$context.status',
    });
    expect(format).not.toMatch(/path|referer|resourcePath/i);
  });
});

describe('the address in mails', () => {
  test("is the API's own unless the stage says otherwise", () => {
    const [own, others] = publicUrlsOf(stage);
    expect(own).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Api/), 'ApiEndpoint'] });
    expect(others).toMatchObject({ 'Fn::GetStackOutput': { StackName: 'pledge-test-api' } });
  });

  test('is the domain of the stage, and then no other way leads in', () => {
    const domain = { name: 'support.acme.example', certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1f' };
    const owned = synthesize({ ...STAGE, api: { ...STAGE.api, domain } });
    expect(new Set(publicUrlsOf(owned))).toEqual(new Set(['https://support.acme.example']));
    expect(owned.ofType('AWS::ApiGatewayV2::Api')[0]?.properties).toMatchObject({ DisableExecuteApiEndpoint: true });
    expect(owned.ofType('AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
  });

  test('is what the stage says, when something stands in front of the API', () => {
    const fronted = synthesize({ ...STAGE, api: { ...STAGE.api, publicUrl: 'https://help.acme.example' } });
    expect(new Set(publicUrlsOf(fronted))).toEqual(new Set(['https://help.acme.example']));
  });
});
