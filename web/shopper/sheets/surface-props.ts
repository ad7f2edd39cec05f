export interface SurfaceProps {
  open: boolean;
  onClose: () => void;
  resident: boolean;
}
