import { Outlet } from '@tanstack/react-router';
import { ToastRegion } from '../../ui/index.ts';
import { Banners } from './banners.tsx';
import { TabBar } from './tab-bar.tsx';

export function Shell() {
  return (
    <>
      <Outlet />
      <TabBar />
      <Banners />
      <ToastRegion />
    </>
  );
}
