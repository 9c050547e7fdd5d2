import type { serviceRoutes } from '../../../shared/api/routes/service.ts';
import { VERSION } from '../../../shared/api/version.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Operations } from '../../../shared/lambda/http-api.ts';
import type { ApiServices } from '../services.ts';
import { postLinkForm, showLinkForm } from './link-request.ts';
import { doAction, showAction } from './links.ts';
import { fetchRequestFile, postRequest, showRequest } from './request.ts';

/** Operations that need no API key. */
export const serviceOperations = (services: ApiServices): Operations<typeof serviceRoutes> => ({
  getOpenApi: () => openApi(services),
  showDocs: () => docs(services),
  getHealth: () => health(services),
  showAction: showAction(services),
  doAction: doAction(services),
  showRequest: showRequest(services),
  showLinkForm: showLinkForm(services),
  postLinkForm: postLinkForm(services),
  fetchRequestFile: fetchRequestFile(services),
  postRequest: postRequest(services),
});

/** Loaded when somebody asks for it: no other request needs the schemas of answers. */
async function openApi({ settings }: ApiServices): Promise<HttpReply> {
  const { openApiDocument } = await import('../../../shared/api/openapi.ts');
  return { status: 200, content: { kind: 'json', value: openApiDocument(settings.publicUrl) } };
}

async function docs({ settings }: ApiServices): Promise<HttpReply> {
  const { docsPage } = await import('../docs/docs-page.ts');
  return docsPage(settings.publicUrl);
}

/** One read of what every request needs: if that works, so does the store behind it. */
async function health({ configuration, log }: ApiServices): Promise<HttpReply> {
  try {
    const { policySet } = await configuration.current();
    return {
      status: 200,
      content: { kind: 'json', value: { status: 'ok', version: VERSION, policyVersion: policySet.version } },
    };
  } catch (error) {
    log.warn('the health check failed', { error });
    return { status: 503, content: { kind: 'json', value: { status: 'unavailable', version: VERSION } } };
  }
}
