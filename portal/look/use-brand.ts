// The name that the portal goes by: of the agent's brand, as it was at their last visit until it is known, or the product's own.
import { useLayoutEffect } from 'react';
import { useLanguage } from '../messages/language.tsx';
import { usePortal, useProfile, useSignedIn } from '../session/portal-context.tsx';
import { rememberedLook, showLook } from './brand-look.ts';

export function useBrandName(): string {
  const { words } = useLanguage();
  const { agent } = useSignedIn().session;
  const remembered = agent && rememberedLook(agent.agentId, localStorage)?.name;
  return useProfile()?.brand ?? remembered ?? words.brand;
}

/** Draws the page with the brand's color and logo, and keeps all for the next visit. */
export function useBrandLook(): void {
  const { agentId } = usePortal().agent;
  const profile = useProfile();
  const name = profile?.brand;
  const accent = profile?.accent;
  const logo = profile?.logo;
  useLayoutEffect(() => {
    if (name !== undefined) showLook({ agentId, name, accent, logo }, document.documentElement, localStorage);
  }, [agentId, name, accent, logo]);
}
