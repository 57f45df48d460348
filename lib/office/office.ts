// Office: what administrators and the source look up.

import { Construct } from 'constructs';
import * as officeApi from '../../lambdas/office/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Office extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Office');

    const listTeams = new ServiceFunction(this, shared, {
      name: 'office/list-teams',
      impact: 'Administrators and the source can’t find a team.',
      environment: brandsEnvironment(shared.config),
    })
      .mayUseTable({
        'TEAM#*': ['BatchGetItem', 'Query'],
        'TEAM-WORDS#*': ['Query'],
        'AGENT-WORDS#*': ['Query'],
      })
      .mayQueryInbox();
    api.route(officeApi.listTeams, listTeams);

    const readTeam = new ServiceFunction(this, shared, {
      name: 'office/read-team',
      impact: 'Administrators and the source can’t see who is in a team.',
      environment: brandsEnvironment(shared.config),
    }).mayUseTable({ 'TEAM#*': ['Query'] });
    api.route(officeApi.readTeam, readTeam);

    const listBrands = new ServiceFunction(this, shared, {
      name: 'office/list-brands',
      impact: 'Administrators can’t choose a team’s brand.',
      environment: brandsEnvironment(shared.config, 'name', 'supportContact'),
    });
    api.route(officeApi.listBrands, listBrands);

    const listReferrals = new ServiceFunction(this, shared, {
      name: 'office/list-referrals',
      impact: 'The source and administrators can’t find a referral.',
    })
      .mayUseTable({
        'TEAM#*': ['BatchGetItem'],
        'REF#*': ['BatchGetItem'],
        'CLIENT#*': ['Query'],
        'REFERRAL-WORDS#*': ['Query'],
      })
      .mayQueryInbox();
    api.route(officeApi.listReferrals, listReferrals);

    const readTimeline = new ServiceFunction(this, shared, {
      name: 'office/read-timeline',
      impact: 'Nobody can see what happened to a referral.',
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'REF#*': ['Query', 'BatchGetItem', 'GetItem'],
      'OUTBOX#*': ['BatchGetItem'],
      'TEAM-EMAIL#*': ['BatchGetItem'],
      'LEDGER#*': ['Query'],
    });
    api.route(officeApi.readTimeline, readTimeline);

    const readAudit = new ServiceFunction(this, shared, {
      name: 'office/read-audit',
      impact: 'Administrators can’t see who changed what.',
    }).mayUseTable({ 'AUDIT#*': ['Query'] });
    api.route(officeApi.readAudit, readAudit);

    const readTeamAudit = new ServiceFunction(this, shared, {
      name: 'office/read-team-audit',
      impact: 'Leads and administrators can’t see who changed what in a team.',
    })
      .mayUseTable({ 'TEAM#*': ['GetItem'], 'AUDIT#*': ['BatchGetItem'] })
      .mayQueryInbox();
    api.route(officeApi.readTeamAudit, readTeamAudit);

    const readNumber = new ServiceFunction(this, shared, {
      name: 'office/read-number',
      impact: 'Administrators can’t see what was sent to a phone whose owner complains.',
      environment: brandsEnvironment(shared.config),
    })
      .mayUseTable({
        'CONSENT#*': ['GetItem'],
        'LEDGER#*': ['Query'],
        'CLIENT#*': ['Query'],
        'REF#*': ['Query', 'BatchGetItem'],
        'OUTBOX#*': ['BatchGetItem'],
        'TEAM#*': ['BatchGetItem'],
      })
      .mayQueryInbox();
    api.route(officeApi.readNumber, readNumber);
  }
}
