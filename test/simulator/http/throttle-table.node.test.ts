/** The simulator's throttle table is that of the reference, and the limits of the client are the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callsPerSecond } from '../../../demo/simulator/http/throttle-table.js';
import { operations } from '../../../src/api/index.js';
import { documented, skip, throttle } from '../../api/reference.js';

const regions = ['cn-north-4', 'cn-east-3', 'ap-southeast-3'];

/** Sections whose row has another title, and newer pages. */
const rowOf: Record<string, string> = {
  '000': 'Starting a Virtual Human Intelligent Livestreaming Task',
  '002': 'Querying Virtual Avatar Video Production Task Details',
  '4.1.2': 'Querying the Asset List',
  '6.1.1': 'Creating an Intelligent Live Room',
  '6.1.2': 'Querying Intelligent Live Rooms',
  '6.1.4': 'Updating Intelligent Live Room Information',
  '6.1.5': 'Deleting an Intelligent Live Room',
  '6.2.2': 'Querying Virtual Human Intelligent Livestreaming Tasks',
  '6.2.3': 'Querying Virtual Human Intelligent Livestreaming Task Details',
  '7.3': 'Querying Virtual Avatar Model Training Task Details',
};

/** A row of the category for each section that has none. */
const likeRow: Record<string, string> = {
  '4.1.7': 'Updating an Asset',
  '4.1.9': 'Querying Asset Details',
  '4.1.10': 'Creating an Asset',
  '4.2.4': 'Creating a File and Obtaining the URL for File Upload',
  '6.2.6': 'Querying Virtual Human Intelligent Livestreaming Tasks',
  '6.3.1': 'Controlling Virtual Human Intelligent Livestreaming',
  '6.3.2': 'Querying Virtual Human Intelligent Livestreaming Tasks',
  '6.3.3': 'Controlling Virtual Human Intelligent Livestreaming',
  '6.3.4': 'Querying Virtual Human Intelligent Livestreaming Tasks',
  '6.3.5': 'Controlling Virtual Human Intelligent Livestreaming',
  '6.3.6': 'Controlling Virtual Human Intelligent Livestreaming',
};

describe('the throttle table', () => {
  it('has the figures of the reference', { skip }, () => {
    const used = new Set<string>();
    for (const { operation, section, title } of documented) {
      const row = throttle.find(({ api }) => api === (rowOf[section] ?? likeRow[section] ?? title));
      assert.ok(row, `${section} ${title}`);
      if (!likeRow[section]) used.add(row.api);
      const figures = regions.map((region) => callsPerSecond(operation, region));
      assert.deepEqual(figures, [row.cn_north_4, row.cn_east_3, row.ap_southeast], operation);
    }
    // The row of an operation that has no section.
    const unused = throttle.map(({ api }) => api).filter((api) => !used.has(api));
    assert.deepEqual(unused, ['Checking Language Consistency Between Timbre and Text']);
  });

  it('and the limits that the client keeps are the same', () => {
    for (const { name, limit } of operations) {
      const figures = regions.map((region) => callsPerSecond(name, region));
      assert.deepEqual(Object.values(limit), figures, name);
    }
  });

  it('has the lowest figure for a region that it does not have', () => {
    assert.equal(callsPerSecond('createDigitalAsset', 'eu-west-101'), 5);
  });
});
