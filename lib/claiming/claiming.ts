// Claiming: referrals, the window in which they are offered, decline, return and reassign (CL).
import { Duration } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import * as claimingApi from '../../lambdas/claiming/api.ts';
import { correctReferral as correctReferralRoute } from '../../lambdas/clients/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { phoneEnvironment } from '../config/owned-numbers.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { mayUseEndpoints } from '../platform/push-endpoints.ts';
import { memoryToWaitIn, ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { Workflow, workflowArn } from '../platform/workflow.ts';

export class Claiming extends Construct {
  readonly offerReferral: Workflow;

  /** Takes whose standing changed: left, or without a license. */
  readonly standing: WorkQueue;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi, users: UserPool) {
    super(scope, 'Claiming');
    const { config } = shared;

    const createReferral = new ServiceFunction(this, shared, {
      name: 'claiming/create-referral',
      impact: 'The source can’t hand over new clients: nobody is offered them.',
      environment: {
        ...phoneEnvironment(config),
        TEXT_MARKETS: JSON.stringify(config.textMarkets),
        OFFER_MINUTES: JSON.stringify(config.offerMinutes),
        RETURNING_CLIENTS: config.returningClients,
        ...brandsEnvironment(config, 'introductionNumbers'),
      },
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'REF#*': ['PutItem', 'UpdateItem', 'BatchGetItem', 'ConditionCheckItem'],
      'CLIENT#*': ['PutItem', 'Query', 'GetItem'],
      'CONSENT#*': ['GetItem'],
    });
    api.route(claimingApi.createReferral, createReferral);

    const readReferral = new ServiceFunction(this, shared, {
      name: 'claiming/read-referral',
      impact: 'Agents can’t open the referrals that they are offered, and lose them.',
    }).mayUseTable({ 'TEAM#*': ['Query'], 'REF#*': ['BatchGetItem'], 'CONSENT#*': ['GetItem'] });
    api.route(claimingApi.readReferral, readReferral);

    const listMyReferrals = new ServiceFunction(this, shared, {
      name: 'claiming/list-my-referrals',
      impact: 'Agents see no offers and no clients on their dashboard.',
    })
      .mayUseTable({ 'TEAM#*': ['Query'], 'REF#*': ['BatchGetItem'] })
      .mayQueryInbox();
    api.route(claimingApi.listMyReferrals, listMyReferrals);

    const listTeamReferrals = new ServiceFunction(this, shared, {
      name: 'claiming/list-team-referrals',
      impact: 'Team leads can’t see their team’s referrals.',
    })
      .mayUseTable({ 'TEAM#*': ['Query'], 'REF#*': ['BatchGetItem'] })
      .mayQueryInbox();
    api.route(claimingApi.listTeamReferrals, listTeamReferrals);

    const declineReferral = new ServiceFunction(this, shared, {
      name: 'claiming/decline-referral',
      impact: 'Agents can’t decline, and clients wait for someone who won’t come.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'REF#*': ['UpdateItem', 'GetItem'] });
    api.route(claimingApi.declineReferral, declineReferral);

    const reassignReferral = new ServiceFunction(this, shared, {
      name: 'claiming/reassign-referral',
      impact: 'Clients can’t be handed to another agent of the team.',
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'REF#*': ['BatchGetItem', 'UpdateItem'],
      'CLIENT#*': ['GetItem', 'Query', 'PutItem'],
    });
    api.route(claimingApi.reassignReferral, reassignReferral);

    const giveBackReferral = new ServiceFunction(this, shared, {
      name: 'claiming/give-back-referral',
      impact: 'Agents can’t give back clients whom they can’t serve, and these wait.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'REF#*': ['UpdateItem'] });
    api.route(claimingApi.giveBackReferral, giveBackReferral);

    // DE-1: of clients, but in this stack: a route that moved to another would be there twice while both are deployed, which API Gateway refuses.
    const correctReferral = new ServiceFunction(this, shared, {
      name: 'clients/correct-referral',
      impact:
        'The source can’t correct referrals: agents decide by what is wrong. Nor can agents set their clients’ stages and tags.',
      environment: {
        ...phoneEnvironment(config),
        TEXT_MARKETS: JSON.stringify(config.textMarkets),
      },
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['BatchGetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'],
      'CLIENT#*': ['UpdateItem'],
    });
    api.route(correctReferralRoute, correctReferral);

    const withdrawReferral = new ServiceFunction(this, shared, {
      name: 'claiming/withdraw-referral',
      impact: 'The source can’t take referrals back, and agents claim clients who want none.',
    }).mayUseTable({ 'REF#*': ['GetItem', 'UpdateItem'] });
    api.route(claimingApi.withdrawReferral, withdrawReferral);

    const offerReferralAgain = new ServiceFunction(this, shared, {
      name: 'claiming/offer-referral-again',
      impact: 'The source can’t offer returned referrals again: their clients wait.',
      environment: {
        TEXT_MARKETS: JSON.stringify(config.textMarkets),
        OFFER_MINUTES: JSON.stringify(config.offerMinutes),
        RETURNING_CLIENTS: config.returningClients,
        ...brandsEnvironment(config, 'introductionNumbers'),
      },
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'REF#*': ['BatchGetItem', 'UpdateItem', 'ConditionCheckItem'],
      'CLIENT#*': ['PutItem', 'Query', 'GetItem'],
      'CONSENT#*': ['GetItem'],
    });
    api.route(claimingApi.offerReferralAgain, offerReferralAgain);

    const previewLeadRouting = new ServiceFunction(this, shared, {
      name: 'claiming/preview-lead-routing',
      impact: 'Team leads save routing rules without seeing what they do.',
      timeout: Duration.seconds(20),
      environment: { COUNTRIES: JSON.stringify(config.countries) },
    })
      .mayUseTable({ 'TEAM#*': ['Query'], 'REF#*': ['BatchGetItem'] })
      .mayQueryInbox();
    api.route(claimingApi.previewLeadRouting, previewLeadRouting);

    const readResponseTimes = new ServiceFunction(this, shared, {
      name: 'claiming/read-response-times',
      impact: 'Team leads and the source can’t see how fast agents answer.',
    })
      .mayUseTable({
        'TEAM#*': ['Query'],
        'REF#*': ['BatchGetItem'],
        'TEAM-EMAIL#*': ['BatchGetItem'],
      })
      .mayQueryInbox();
    api.route(claimingApi.readResponseTimes, readResponseTimes);

    this.offerReferral = this.addOfferReferral(shared);
    this.standing = this.addLeaving(shared, api, users);
  }

  /** CL-7: the workflow that waits for the outcome of a referral, and its three tasks. */
  private addOfferReferral(shared: SharedResources): Workflow {
    const openOffers = new ServiceFunction(this, shared, {
      name: 'claiming/open-offers',
      impact: 'Agents aren’t told of new referrals.',
      memorySize: memoryToWaitIn,
    }).mayUseTable({ 'REF#*': ['BatchGetItem', 'Query', 'UpdateItem'] });

    const awaitOutcome = new ServiceFunction(this, shared, {
      name: 'claiming/await-outcome',
      impact: 'Offers may stay open past their window.',
      memorySize: memoryToWaitIn,
    })
      .mayUseTable({ 'REF#*': ['UpdateItem'] })
      .may(['states:SendTaskSuccess'], [workflowArn(this, shared, 'offer-referral')]);

    const expireOffer = new ServiceFunction(this, shared, {
      name: 'claiming/expire-offer',
      impact: 'Referrals that nobody claimed don’t go back to the source: clients wait.',
      memorySize: memoryToWaitIn,
    }).mayUseTable({ 'REF#*': ['UpdateItem'] });

    return new Workflow(this, shared, {
      name: 'offer-referral',
      tasks: { OpenOffers: openOffers, AwaitOutcome: awaitOutcome, ExpireOffer: expireOffer },
      impact: 'Clients whose referral stalled wait: agents weren’t told, or the source doesn’t get it back.',
    });
  }

  /** PE-4, PE-5: who leaves or loses their license loses open offers; what a leaver owned goes to others. */
  private addLeaving(shared: SharedResources, api: HttpApi, users: UserPool): WorkQueue {
    const removeAgent = new ServiceFunction(this, shared, {
      name: 'claiming/remove-agent',
      impact: 'Agents who left can’t be taken out of their team: they go on reading and texting clients.',
      // The API's own limit: hundreds of referrals take a second or two, and the queue goes on with what is left.
      timeout: Duration.seconds(29),
    })
      .mayUseTable({
        'TEAM#*': ['Query', 'GetItem', 'UpdateItem', 'ConditionCheckItem'],
        'MEMBERSHIP#*': ['UpdateItem'],
        'REF#*': ['BatchGetItem', 'GetItem', 'UpdateItem'],
      })
      .mayQueryInbox();
    api.route(claimingApi.removeAgent, removeAgent);

    const timeout = Duration.seconds(60);
    const impact = 'Agents who left, or have no license, keep their offers, sign-in and clients.';
    const followStanding = new ServiceFunction(this, shared, {
      name: 'claiming/follow-standing',
      impact,
      timeout,
      environment: { USER_POOL_ID: users.userPoolId },
    })
      .mayUseTable({
        'TEAM#*': ['Query', 'GetItem', 'UpdateItem'],
        'MEMBERSHIP#*': ['GetItem'],
        'REF#*': ['BatchGetItem', 'GetItem', 'UpdateItem'],
      })
      .mayQueryInbox()
      .may(
        [
          'cognito-idp:ListUsers',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminEnableUser',
          'cognito-idp:AdminUpdateUserAttributes',
          'cognito-idp:AdminUserGlobalSignOut',
        ],
        [users.userPoolArn],
      );
    mayUseEndpoints(followStanding, 'sns:DeleteEndpoint', shared.config.pushApplications);
    const standing = new WorkQueue(this, shared, {
      name: 'standing',
      impact,
      consumerTimeout: timeout,
      // Six minutes apart: an hour in all.
      maxReceives: 10,
      staleAfter: Duration.minutes(5),
    });
    standing.feed(followStanding, { batchSize: 1, maxConcurrency: 2, mayEnqueue: true });
    return standing;
  }
}
