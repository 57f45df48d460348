// What the configuration names beside texts and emails: the portal's certificate, Amazon Connect, the apps that get pushes.
import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { ConnectClient, DescribeInstanceCommand, paginateListPhoneNumbersV2 } from '@aws-sdk/client-connect';
import { GetPlatformApplicationAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Target } from '../target.ts';
import { expect, type Finding } from './finding.ts';

/** CloudFront takes certificates of this region alone. */
const certificateRegion = 'us-east-1';

export async function checkCertificate({ client, config }: Target): Promise<readonly Finding[]> {
  const { portalCertificate: CertificateArn, portalUrl } = config();
  if (CertificateArn === undefined) return [];
  const acm = new ACMClient({ ...client, region: certificateRegion });
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  const { Status, SubjectAlternativeNames: names = [] } = Certificate ?? {};
  const { hostname } = new URL(portalUrl);
  const wildcard = hostname.replace(/^[^.]+/, '*');
  return [
    expect(Status === 'ISSUED', 'The portal’s certificate is issued', `it is ${Status}: validate it in ACM`),
    expect(
      names.includes(hostname) || names.includes(wildcard),
      `The portal’s certificate is for ${hostname}`,
      `it is for ${names.join(', ')}: request another, or correct portalUrl`,
    ),
  ];
}

export async function checkConnect({ client, config }: Target): Promise<readonly Finding[]> {
  const { pinLine, voice } = config();
  const lines = [
    ...(pinLine === null ? [] : [{ what: 'PIN line', ...pinLine }]),
    ...(voice.carrier === 'connect' ? [{ what: 'number to call from', ...voice }] : []),
  ];
  const connect = new ConnectClient(client);
  const findings: Finding[] = [];
  for (const instanceArn of new Set(lines.map((line) => line.instanceArn))) {
    const InstanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
    const { Instance } = await connect.send(new DescribeInstanceCommand({ InstanceId }));
    const { InstanceStatus } = Instance ?? {};
    findings.push(
      expect(
        InstanceStatus === 'ACTIVE',
        `The Connect instance ${InstanceId} is active`,
        `it is ${InstanceStatus}`,
      ),
    );
    const claimed = new Set<string | undefined>();
    for await (const page of paginateListPhoneNumbersV2({ client: connect }, { TargetArn: instanceArn })) {
      for (const { PhoneNumber } of page.ListPhoneNumbersSummaryList ?? []) claimed.add(PhoneNumber);
    }
    for (const { what, number } of lines.filter((line) => line.instanceArn === instanceArn)) {
      const todo = 'claim it in the instance, or correct the configuration';
      findings.push(expect(claimed.has(number), `The ${what} ${number} belongs to the instance`, todo));
    }
  }
  return findings;
}

export async function checkPushes({ client, config }: Target): Promise<readonly Finding[]> {
  const sns = new SNSClient(client);
  const applications = Object.entries(config().pushApplications);
  const found = applications.map(async ([system, PlatformApplicationArn]) => {
    const { Attributes } = await sns.send(
      new GetPlatformApplicationAttributesCommand({ PlatformApplicationArn }),
    );
    const todo = 'give it the app store’s current keys: SNS, Mobile, Push notifications';
    return expect(Attributes?.Enabled !== 'false', `Pushes to ${system} are enabled`, todo);
  });
  return Promise.all(found);
}
