// The packages that most tests use, loaded once for each worker (runtime.js). None of them remembers anything of a test, as
// fast-check does its settings.
import '@aws-sdk/client-dynamodb';
import '@aws-sdk/util-dynamodb';
import '@date-fns/utc/date/mini';
import 'croner';
import 'date-fns/addMonths';
import 'dequal/lite';
import 'hono';
import 'jose';
import 'libphonenumber-js/min';
import 'sms-segments-calculator';
import 'temporal-polyfill';
import 'zod';
