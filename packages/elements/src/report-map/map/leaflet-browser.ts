/**
 * What Leaflet wants to know about the browser. The build puts it in the place of Leaflet's own module, which tries `innerHTML` while it is imported (forbidden
 * where a page requires Trusted Types) and looks for browsers that are gone.
 */
const agent = navigator.userAgent.toLowerCase();
const safari = agent.includes('safari') && !agent.includes('chrome');

export default {
  ie: false, ielt9: false, edge: false, ie3d: false, msPointer: false, opera12: false, mobileOpera: false, android23: false, vml: false,
  any3d: true, pointer: true, passiveEvents: true, canvas: true, svg: true, inlineSvg: true,
  safari,
  chrome: agent.includes('chrome'),
  mobile: agent.includes('mobile'),
  mac: agent.includes('mac'),
  linux: agent.includes('linux'),
  touchNative: 'ontouchstart' in window,
  touch: true,
  retina: devicePixelRatio > 1,
};
