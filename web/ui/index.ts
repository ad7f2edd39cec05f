export { Avatar } from './avatar.tsx';
export { Badge, type Tone } from './badge.tsx';
export { Button, type ButtonProps, buttonClass } from './button.tsx';
export { classNames } from './class-names.ts';
export { Dialog, type DialogProps } from './dialog.tsx';
export { IconButton, type IconButtonProps } from './icon-button.tsx';
export { Price, type PriceProps } from './price.tsx';
export { Loading, Progress, type ProgressProps, Spinner } from './progress.tsx';
export { RelativeTime } from './relative-time.tsx';
export { Sheet, type SheetProps } from './sheet.tsx';
export { Skeleton, SkeletonLines } from './skeleton.tsx';
export { EmptyState, ErrorState, type ErrorStateProps } from './states.tsx';
export { Tabs, type TabsProps } from './tabs.tsx';
export {
  Select,
  type SelectProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from './text-field.tsx';
export { showToast, ToastRegion } from './toast.tsx';
export { type UiWords, UiWordsContext, useUiWords } from './words.ts';
