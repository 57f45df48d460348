// The budget of the account: tells the alarm topic when most of it is spent in a month, and when all of it is going to be.
import { Aws, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { physicalName, type SharedResources } from './shared-resources.ts';

/** Of the whole account: costs by tag are counted only once somebody has activated the tag in the billing console. */
export class Budget extends Construct {
  constructor(scope: Construct, shared: SharedResources, monthlyUsd: number) {
    super(scope, 'Budget');
    const { topic } = shared.alarms;
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('budgets.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const alarm = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    });
    const budget = new CfnBudget(this, 'Monthly', {
      budget: {
        // Budgets know no regions: the same stage may be in another one.
        budgetName: `${physicalName(shared, 'monthly')}-${Stack.of(this).region}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [alarm('ACTUAL', 80), alarm('FORECASTED', 100)],
    });
    // The topic's policy has to be there when the first alarm comes.
    budget.node.addDependency(topic);
  }
}
