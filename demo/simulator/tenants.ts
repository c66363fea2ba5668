/** Finds the tenant that something belongs to. */
import type { ServiceState } from './state/service-state.js';

/** The first tenant that has something; undefined if none has. */
export function tenantWith(
  service: ServiceState,
  has: (tenant: ServiceState) => boolean,
): ServiceState | undefined {
  return [...service.tenants.values()].find(has);
}
