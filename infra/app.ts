/** What the CDK runs: builds one stage, chosen by `-c stage=<name>` or PLEDGE_STAGE, and checks it with cdk-nag. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConfigurationError, compileConfiguration } from './compile-configuration.ts';
import { loadStage, StageSettingsError } from './load-stage.ts';
import { addPledge } from './pledge.ts';

function build(): void {
  const app = new App();
  const settings = loadStage(app.node.tryGetContext('stage') ?? process.env.PLEDGE_STAGE ?? 'dev');
  const { json, addresses, warnings } = compileConfiguration(settings);
  if (warnings !== '') console.error(warnings);
  addPledge(app, { settings, addresses, configuration: json });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
}

try {
  build();
} catch (error) {
  if (!(error instanceof StageSettingsError || error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
