// The devices that agents have registered for pushes, by the ids that the devices chose.
import * as z from 'zod';
import type { TeamItems } from '../sign-in/team-items.ts';

export type RegisteredDevice = { agentId: string; endpoint: string };

export type RegisteredDevices = {
  /** Several agents may have chosen the same id. */
  called(deviceId: string): Promise<readonly RegisteredDevice[]>;
};

const map = z.object({
  M: z.record(z.string(), z.object({ M: z.looseObject({ endpoint: z.object({ S: z.string() }) }) })),
});
const agentItem = z.object({
  sk: z.object({ S: z.string() }),
  devices: map.optional(),
  webDevices: map.optional(),
});

export function registeredDevices(teamItems: TeamItems): RegisteredDevices {
  return {
    async called(deviceId) {
      const agents = z.array(agentItem).parse(await teamItems.agents());
      return agents.flatMap(({ sk, devices, webDevices }) => {
        const device = webDevices?.M[deviceId] ?? devices?.M[deviceId];
        return device === undefined
          ? []
          : [{ agentId: sk.S.slice('AGENT#'.length), endpoint: device.M.endpoint.S }];
      });
    },
  };
}
