import type { CarrierCode } from '@kanmai/client';
import type { Locale } from './i18n.ts';

const names: Record<Locale, Record<CarrierCode, string>> = {
  'zh-CN': {
    sf: '顺丰速运',
    jd: '京东快递',
    zto: '中通快递',
    yto: '圆通速递',
    sto: '申通快递',
    yunda: '韵达快递',
    jitu: '极兔速递',
    ems: '中国邮政 EMS',
    deppon: '德邦快递',
    dhl: 'DHL',
  },
  en: {
    sf: 'SF Express',
    jd: 'JD Logistics',
    zto: 'ZTO Express',
    yto: 'YTO Express',
    sto: 'STO Express',
    yunda: 'Yunda Express',
    jitu: 'J&T Express',
    ems: 'China Post EMS',
    deppon: 'Deppon Express',
    dhl: 'DHL',
  },
};

/** Who carries parcels, by the code that a parcel keeps; the server's list is the only one, and each of it has a name. */
export const carrierNames: Record<Locale, Record<string, string>> = names;

export const carriers = Object.keys(names.en) as CarrierCode[];
