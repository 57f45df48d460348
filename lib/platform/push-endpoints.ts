// What a function may do with the endpoints of devices at the push service.
import type { StageConfig } from '../config/stage-config.ts';
import type { ServiceFunction } from './service-function.ts';

export function mayUseEndpoints(
  func: ServiceFunction,
  action: 'sns:Publish' | 'sns:DeleteEndpoint',
  applications: StageConfig['pushApplications'],
): void {
  for (const application of Object.values(applications)) {
    if (application === undefined) continue;
    const endpoints = `${application.replace(':app/', ':endpoint/')}/*`;
    func
      .may([action], [endpoints])
      .acknowledge(
        `AwsSolutions-IAM5[Resource::${endpoints}]`,
        'Endpoints are created per device at run time: the application is as narrow as it gets.',
      );
  }
}
