var gn=Object.defineProperty;var yn=Object.getOwnPropertyDescriptor;var g=(s,r,e,t)=>{for(var n=t>1?void 0:t?yn(r,e):r,i=s.length-1,o;i>=0;i--)(o=s[i])&&(n=(t?o(r,e,n):o(n))||n);return t&&n&&gn(r,e,n),n};var Pt={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh",unusual_hour:"kWh",unusual_day:"kWh",standby_rise:"W"},vn=["unusual_hour","unusual_day","standby_rise"];function Dt({kind:s}){return vn.includes(s)}var Ht=Object.keys(Pt);function Lt(s){return Pt[s]??""}function Nt(s,r){return r.flatMap(t=>Object.values(t.entities).flatMap(n=>{let i=s.states[n],o=n.startsWith("binary_sensor.")&&typeof i?.attributes.alert_id=="string";return i&&o&&i.state==="on"?[Ut(s,t,i.attributes,Date.parse(i.last_changed))]:[]})).sort((t,n)=>Number(t.acknowledged)-Number(n.acknowledged)||n.since-t.since)}function Ut(s,r,e,t){let n=String(e.kind??"");return{id:String(e.alert_id??""),meter:r,kind:n,name:bn(s,r,n),value:Et(e.value),limit:Et(e.limit),since:Ot(e.since)??t,until:Ot(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0,explanation:typeof e.explanation=="string"?e.explanation:null}}function bn(s,r,e){let n=s.states[r.entities[e]??""]?.attributes.friendly_name;return n?n.startsWith(`${r.name} `)?n.slice(r.name.length+1):n:e}function Et(s){return typeof s=="number"&&Number.isFinite(s)?s:null}function Ot(s){let r=typeof s=="string"?Date.parse(s):NaN;return Number.isNaN(r)?null:r}function It(s,r,e){let t=new Map;for(let{attributes:n}of e){if(typeof n.alert_id!="string")continue;let i=Ut(s,r,n,0);t.set(i.id,wn(t.get(i.id),i))}return[...t.values()].sort((n,i)=>i.since-n.since)}function wn(s,r){return s?{...r,until:r.until??s.until,explanation:r.explanation??s.explanation,acknowledged:r.acknowledged||s.acknowledged}:r}var Le=globalThis,Ne=Le.ShadowRoot&&(Le.ShadyCSS===void 0||Le.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,it=Symbol(),Bt=new WeakMap,ge=class{constructor(r,e,t){if(this._$cssResult$=!0,t!==it)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=r,this.t=e}get styleSheet(){let r=this.o,e=this.t;if(Ne&&r===void 0){let t=e!==void 0&&e.length===1;t&&(r=Bt.get(e)),r===void 0&&((this.o=r=new CSSStyleSheet).replaceSync(this.cssText),t&&Bt.set(e,r))}return r}toString(){return this.cssText}},Wt=s=>new ge(typeof s=="string"?s:s+"",void 0,it),y=(s,...r)=>{let e=s.length===1?s[0]:r.reduce((t,n,i)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[i+1],s[0]);return new ge(e,s,it)},jt=(s,r)=>{if(Ne)s.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of r){let t=document.createElement("style"),n=Le.litNonce;n!==void 0&&t.setAttribute("nonce",n),t.textContent=e.cssText,s.appendChild(t)}},ot=Ne?s=>s:s=>s instanceof CSSStyleSheet?(r=>{let e="";for(let t of r.cssRules)e+=t.cssText;return Wt(e)})(s):s;var{is:xn,defineProperty:$n,getOwnPropertyDescriptor:_n,getOwnPropertyNames:Sn,getOwnPropertySymbols:kn,getPrototypeOf:Mn}=Object,Ue=globalThis,Kt=Ue.trustedTypes,Tn=Kt?Kt.emptyScript:"",An=Ue.reactiveElementPolyfillSupport,ye=(s,r)=>s,ve={toAttribute(s,r){switch(r){case Boolean:s=s?Tn:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,r){let e=s;switch(r){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},Ie=(s,r)=>!xn(s,r),Ft={attribute:!0,type:String,converter:ve,reflect:!1,useDefault:!1,hasChanged:Ie};Symbol.metadata??=Symbol("metadata"),Ue.litPropertyMetadata??=new WeakMap;var j=class extends HTMLElement{static addInitializer(r){this._$Ei(),(this.l??=[]).push(r)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(r,e=Ft){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(r)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(r,e),!e.noAccessor){let t=Symbol(),n=this.getPropertyDescriptor(r,t,e);n!==void 0&&$n(this.prototype,r,n)}}static getPropertyDescriptor(r,e,t){let{get:n,set:i}=_n(this.prototype,r)??{get(){return this[e]},set(o){this[e]=o}};return{get:n,set(o){let a=n?.call(this);i?.call(this,o),this.requestUpdate(r,a,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(r){return this.elementProperties.get(r)??Ft}static _$Ei(){if(this.hasOwnProperty(ye("elementProperties")))return;let r=Mn(this);r.finalize(),r.l!==void 0&&(this.l=[...r.l]),this.elementProperties=new Map(r.elementProperties)}static finalize(){if(this.hasOwnProperty(ye("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ye("properties"))){let e=this.properties,t=[...Sn(e),...kn(e)];for(let n of t)this.createProperty(n,e[n])}let r=this[Symbol.metadata];if(r!==null){let e=litPropertyMetadata.get(r);if(e!==void 0)for(let[t,n]of e)this.elementProperties.set(t,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(r){let e=[];if(Array.isArray(r)){let t=new Set(r.flat(1/0).reverse());for(let n of t)e.unshift(ot(n))}else r!==void 0&&e.push(ot(r));return e}static _$Eu(r,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof r=="string"?r.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(r=>this.enableUpdating=r),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(r=>r(this))}addController(r){(this._$EO??=new Set).add(r),this.renderRoot!==void 0&&this.isConnected&&r.hostConnected?.()}removeController(r){this._$EO?.delete(r)}_$E_(){let r=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(r.set(t,this[t]),delete this[t]);r.size>0&&(this._$Ep=r)}createRenderRoot(){let r=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return jt(r,this.constructor.elementStyles),r}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(r=>r.hostConnected?.())}enableUpdating(r){}disconnectedCallback(){this._$EO?.forEach(r=>r.hostDisconnected?.())}attributeChangedCallback(r,e,t){this._$AK(r,t)}_$ET(r,e){let t=this.constructor.elementProperties.get(r),n=this.constructor._$Eu(r,t);if(n!==void 0&&t.reflect===!0){let i=(t.converter?.toAttribute!==void 0?t.converter:ve).toAttribute(e,t.type);this._$Em=r,i==null?this.removeAttribute(n):this.setAttribute(n,i),this._$Em=null}}_$AK(r,e){let t=this.constructor,n=t._$Eh.get(r);if(n!==void 0&&this._$Em!==n){let i=t.getPropertyOptions(n),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ve;this._$Em=n;let a=o.fromAttribute(e,i.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(r,e,t,n=!1,i){if(r!==void 0){let o=this.constructor;if(n===!1&&(i=this[r]),t??=o.getPropertyOptions(r),!((t.hasChanged??Ie)(i,e)||t.useDefault&&t.reflect&&i===this._$Ej?.get(r)&&!this.hasAttribute(o._$Eu(r,t))))return;this.C(r,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(r,e,{useDefault:t,reflect:n,wrapped:i},o){t&&!(this._$Ej??=new Map).has(r)&&(this._$Ej.set(r,o??e??this[r]),i!==!0||o!==void 0)||(this._$AL.has(r)||(this.hasUpdated||t||(e=void 0),this._$AL.set(r,e)),n===!0&&this._$Em!==r&&(this._$Eq??=new Set).add(r))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let r=this.scheduleUpdate();return r!=null&&await r,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,i]of this._$Ep)this[n]=i;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[n,i]of t){let{wrapped:o}=i,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,i,a)}}let r=!1,e=this._$AL;try{r=this.shouldUpdate(e),r?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw r=!1,this._$EM(),t}r&&this._$AE(e)}willUpdate(r){}_$AE(r){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(r)),this.updated(r)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(r){return!0}update(r){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(r){}firstUpdated(r){}};j.elementStyles=[],j.shadowRootOptions={mode:"open"},j[ye("elementProperties")]=new Map,j[ye("finalized")]=new Map,An?.({ReactiveElement:j}),(Ue.reactiveElementVersions??=[]).push("2.1.2");var ht=globalThis,zt=s=>s,Be=ht.trustedTypes,qt=Be?Be.createPolicy("lit-html",{createHTML:s=>s}):void 0,Qt="$lit$",Z=`lit$${Math.random().toFixed(9).slice(2)}$`,Xt="?"+Z,Rn=`<${Xt}>`,oe=document,we=()=>oe.createComment(""),xe=s=>s===null||typeof s!="object"&&typeof s!="function",pt=Array.isArray,Cn=s=>pt(s)||typeof s?.[Symbol.iterator]=="function",at=`[ 	
\f\r]`,be=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Vt=/-->/g,Gt=/>/g,se=RegExp(`>|${at}(?:([^\\s"'>=/]+)(${at}*=${at}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Zt=/'/g,Yt=/"/g,er=/^(?:script|style|textarea|title)$/i,ft=s=>(r,...e)=>({_$litType$:s,strings:r,values:e}),c=ft(1),H=ft(2),js=ft(3),K=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Jt=new WeakMap,ie=oe.createTreeWalker(oe,129);function tr(s,r){if(!pt(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return qt!==void 0?qt.createHTML(r):r}var En=(s,r)=>{let e=s.length-1,t=[],n,i=r===2?"<svg>":r===3?"<math>":"",o=be;for(let a=0;a<e;a++){let l=s[a],d,u,m=-1,p=0;for(;p<l.length&&(o.lastIndex=p,u=o.exec(l),u!==null);)p=o.lastIndex,o===be?u[1]==="!--"?o=Vt:u[1]!==void 0?o=Gt:u[2]!==void 0?(er.test(u[2])&&(n=RegExp("</"+u[2],"g")),o=se):u[3]!==void 0&&(o=se):o===se?u[0]===">"?(o=n??be,m=-1):u[1]===void 0?m=-2:(m=o.lastIndex-u[2].length,d=u[1],o=u[3]===void 0?se:u[3]==='"'?Yt:Zt):o===Yt||o===Zt?o=se:o===Vt||o===Gt?o=be:(o=se,n=void 0);let f=o===se&&s[a+1].startsWith("/>")?" ":"";i+=o===be?l+Rn:m>=0?(t.push(d),l.slice(0,m)+Qt+l.slice(m)+Z+f):l+Z+(m===-2?a:f)}return[tr(s,i+(s[e]||"<?>")+(r===2?"</svg>":r===3?"</math>":"")),t]},$e=class s{constructor({strings:r,_$litType$:e},t){let n;this.parts=[];let i=0,o=0,a=r.length-1,l=this.parts,[d,u]=En(r,e);if(this.el=s.createElement(d,t),ie.currentNode=this.el.content,e===2||e===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(n=ie.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let m of n.getAttributeNames())if(m.endsWith(Qt)){let p=u[o++],f=n.getAttribute(m).split(Z),v=/([.?@])?(.*)/.exec(p);l.push({type:1,index:i,name:v[2],strings:f,ctor:v[1]==="."?ct:v[1]==="?"?dt:v[1]==="@"?ut:de}),n.removeAttribute(m)}else m.startsWith(Z)&&(l.push({type:6,index:i}),n.removeAttribute(m));if(er.test(n.tagName)){let m=n.textContent.split(Z),p=m.length-1;if(p>0){n.textContent=Be?Be.emptyScript:"";for(let f=0;f<p;f++)n.append(m[f],we()),ie.nextNode(),l.push({type:2,index:++i});n.append(m[p],we())}}}else if(n.nodeType===8)if(n.data===Xt)l.push({type:2,index:i});else{let m=-1;for(;(m=n.data.indexOf(Z,m+1))!==-1;)l.push({type:7,index:i}),m+=Z.length-1}i++}}static createElement(r,e){let t=oe.createElement("template");return t.innerHTML=r,t}};function ce(s,r,e=s,t){if(r===K)return r;let n=t!==void 0?e._$Co?.[t]:e._$Cl,i=xe(r)?void 0:r._$litDirective$;return n?.constructor!==i&&(n?._$AO?.(!1),i===void 0?n=void 0:(n=new i(s),n._$AT(s,e,t)),t!==void 0?(e._$Co??=[])[t]=n:e._$Cl=n),n!==void 0&&(r=ce(s,n._$AS(s,r.values),n,t)),r}var lt=class{constructor(r,e){this._$AV=[],this._$AN=void 0,this._$AD=r,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(r){let{el:{content:e},parts:t}=this._$AD,n=(r?.creationScope??oe).importNode(e,!0);ie.currentNode=n;let i=ie.nextNode(),o=0,a=0,l=t[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new _e(i,i.nextSibling,this,r):l.type===1?d=new l.ctor(i,l.name,l.strings,this,r):l.type===6&&(d=new mt(i,this,r)),this._$AV.push(d),l=t[++a]}o!==l?.index&&(i=ie.nextNode(),o++)}return ie.currentNode=oe,n}p(r){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(r,t,e),e+=t.strings.length-2):t._$AI(r[e])),e++}},_e=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(r,e,t,n){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=r,this._$AB=e,this._$AM=t,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let r=this._$AA.parentNode,e=this._$AM;return e!==void 0&&r?.nodeType===11&&(r=e.parentNode),r}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(r,e=this){r=ce(this,r,e),xe(r)?r===h||r==null||r===""?(this._$AH!==h&&this._$AR(),this._$AH=h):r!==this._$AH&&r!==K&&this._(r):r._$litType$!==void 0?this.$(r):r.nodeType!==void 0?this.T(r):Cn(r)?this.k(r):this._(r)}O(r){return this._$AA.parentNode.insertBefore(r,this._$AB)}T(r){this._$AH!==r&&(this._$AR(),this._$AH=this.O(r))}_(r){this._$AH!==h&&xe(this._$AH)?this._$AA.nextSibling.data=r:this.T(oe.createTextNode(r)),this._$AH=r}$(r){let{values:e,_$litType$:t}=r,n=typeof t=="number"?this._$AC(r):(t.el===void 0&&(t.el=$e.createElement(tr(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===n)this._$AH.p(e);else{let i=new lt(n,this),o=i.u(this.options);i.p(e),this.T(o),this._$AH=i}}_$AC(r){let e=Jt.get(r.strings);return e===void 0&&Jt.set(r.strings,e=new $e(r)),e}k(r){pt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,n=0;for(let i of r)n===e.length?e.push(t=new s(this.O(we()),this.O(we()),this,this.options)):t=e[n],t._$AI(i),n++;n<e.length&&(this._$AR(t&&t._$AB.nextSibling,n),e.length=n)}_$AR(r=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);r!==this._$AB;){let t=zt(r).nextSibling;zt(r).remove(),r=t}}setConnected(r){this._$AM===void 0&&(this._$Cv=r,this._$AP?.(r))}},de=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(r,e,t,n,i){this.type=1,this._$AH=h,this._$AN=void 0,this.element=r,this.name=e,this._$AM=n,this.options=i,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=h}_$AI(r,e=this,t,n){let i=this.strings,o=!1;if(i===void 0)r=ce(this,r,e,0),o=!xe(r)||r!==this._$AH&&r!==K,o&&(this._$AH=r);else{let a=r,l,d;for(r=i[0],l=0;l<i.length-1;l++)d=ce(this,a[t+l],e,l),d===K&&(d=this._$AH[l]),o||=!xe(d)||d!==this._$AH[l],d===h?r=h:r!==h&&(r+=(d??"")+i[l+1]),this._$AH[l]=d}o&&!n&&this.j(r)}j(r){r===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,r??"")}},ct=class extends de{constructor(){super(...arguments),this.type=3}j(r){this.element[this.name]=r===h?void 0:r}},dt=class extends de{constructor(){super(...arguments),this.type=4}j(r){this.element.toggleAttribute(this.name,!!r&&r!==h)}},ut=class extends de{constructor(r,e,t,n,i){super(r,e,t,n,i),this.type=5}_$AI(r,e=this){if((r=ce(this,r,e,0)??h)===K)return;let t=this._$AH,n=r===h&&t!==h||r.capture!==t.capture||r.once!==t.once||r.passive!==t.passive,i=r!==h&&(t===h||n);n&&this.element.removeEventListener(this.name,this,t),i&&this.element.addEventListener(this.name,this,r),this._$AH=r}handleEvent(r){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,r):this._$AH.handleEvent(r)}},mt=class{constructor(r,e,t){this.element=r,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(r){ce(this,r)}};var On=ht.litHtmlPolyfillSupport;On?.($e,_e),(ht.litHtmlVersions??=[]).push("3.3.3");var rr=(s,r,e)=>{let t=e?.renderBefore??r,n=t._$litPart$;if(n===void 0){let i=e?.renderBefore??null;t._$litPart$=n=new _e(r.insertBefore(we(),i),i,void 0,e??{})}return n._$AI(s),n};var gt=globalThis,P=class extends j{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let r=super.createRenderRoot();return this.renderOptions.renderBefore??=r.firstChild,r}update(r){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(r),this._$Do=rr(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return K}};P._$litElement$=!0,P.finalized=!0,gt.litElementHydrateSupport?.({LitElement:P});var Pn=gt.litElementPolyfillSupport;Pn?.({LitElement:P});(gt.litElementVersions??=[]).push("4.2.2");var Dn={attribute:!0,type:String,converter:ve,reflect:!1,hasChanged:Ie},Hn=(s=Dn,r,e)=>{let{kind:t,metadata:n}=e,i=globalThis.litPropertyMetadata.get(n);if(i===void 0&&globalThis.litPropertyMetadata.set(n,i=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),t==="accessor"){let{name:o}=e;return{set(a){let l=r.get.call(this);r.set.call(this,a),this.requestUpdate(o,l,s,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,s,a),a}}}if(t==="setter"){let{name:o}=e;return function(a){let l=this[o];r.call(this,a),this.requestUpdate(o,l,s,!0,a)}}throw Error("Unsupported decorator location: "+t)};function x(s){return(r,e)=>typeof e=="object"?Hn(s,r,e):((t,n,i)=>{let o=n.hasOwnProperty(i);return n.constructor.createProperty(i,t),o?Object.getOwnPropertyDescriptor(n,i):void 0})(s,r,e)}function $(s){return x({...s,state:!0,attribute:!1})}var nr={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},sr=s=>(...r)=>({_$litDirective$:s,values:r}),je=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,e,t){this._$Ct=r,this._$AM=e,this._$Ci=t}_$AS(r,e){return this.update(r,e)}update(r,e){return this.render(...e)}};var Ke=sr(class extends je{constructor(s){if(super(s),s.type!==nr.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(r=>s[r]).join(" ")+" "}update(s,[r]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in r)r[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(r)}let e=s.element.classList;for(let t of this.st)t in r||(e.remove(t),this.st.delete(t));for(let t in r){let n=!!r[t];n===this.st.has(t)||this.nt?.has(t)||(n?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return K}});var Ln={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function C(s){return s.locale.time_zone==="server"?s.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function yt(s){let{number_format:r,language:e}=s.locale;if(r!=="system")return Ln[r]??e}function T(s,r,e){return new Intl.NumberFormat(yt(s),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:s.locale.number_format!=="none"}).format(r===0?0:r)}function F(s,r,e){return new Intl.NumberFormat(yt(s),{style:"currency",currency:e}).format(r===0?0:r)}function ir(s,r,e){return`${new Intl.NumberFormat(yt(s),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4}).format(r)}/kWh`}function Se(s,r){if(r===void 0)return;let e=s.states[r]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:s.config.currency??void 0}function Fe(s,r){return`${T(s,r*100,0)} %`}function _(s,r){let e=Math.abs(r),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${T(s,r,t)} kWh`}function z(s,r){return Math.abs(r)>=1e4?`${T(s,r/1e3,2)} kW`:`${T(s,r,Math.abs(r)<100?1:0)} W`}function S(s,r,e){let t=s.locale.time_format;return new Intl.DateTimeFormat(t==="system"?void 0:s.locale.language,{timeZone:C(s),...e.hour&&(t==="12"||t==="24")?{hour12:t==="12"}:{},...e}).format(r)}function Y(s){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(s.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(s.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function ze(s){return s instanceof Object&&"message"in s?String(s.message):typeof s=="number"?void 0:String(s)}function ue(s,r){s.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:r},bubbles:!0,composed:!0}))}var or={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":"Grenzwerte, Sicherung, Nennspannung und Budget gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.","settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Am Vortag für {hours} der letzten 24 Stunden vorhergesagt: {expected}. Gekommen: {measured}.","compare.now_marked":"{name}: {hours} h dieser Zeit sind geschätzt oder noch nicht bekannt.","compare.before_marked":"{name}: {hours} h der Zeit davor sind geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume","forecast.without":"Ohne {names}: noch keine Vorhersage.","chart.colors":"Als Farben zeigen","alerts.of":"von","alerts.all_meters":"Alle Zähler","alerts.lasting":"(dauert an)","state.no_chosen":"Die Zähler, die für diese Karte gewählt wurden, gibt es nicht mehr.","state.add_meter":"Zu den Zählern","usage.nothing":"Aus dieser Zeit gibt es keine Daten.","card.live":"Smart Energy: jetzt","card.live_help":"Spannung, Strom, Leistung und ihre Richtung, die letzte Stunde, und heute bisher.","card.devices":"Smart Energy: Geräte","card.devices_help":"Jeder Zähler und Stromkreis mit Leistung, Energie heute, Anteil und Standby.","card.usage":"Smart Energy: Verbrauch","card.usage_help":"Energie oder Geld nach Stunde, Tag, Woche, Monat und Jahr, mit Preisen dahinter.","card.alerts":"Smart Energy: Alarme","card.alerts_help":"Was jetzt nicht stimmt, zum Quittieren, und was war.","card.compare":"Smart Energy: Vergleich","card.compare_help":"Diese Woche, dieser Monat oder dieses Jahr gegen das davor, bis zu diesem Moment.","card.costs":"Smart Energy: Kosten","card.costs_help":"Die Rechnung bisher, nach Tarifzeit, Bestandteil und Gerät, mit Aussicht und Budget.","card.forecast":"Smart Energy: Vorhersage","card.forecast_help":"Die nächsten 24 Stunden mit ihrem Band, neben dem, was gemessen wurde.","card.strategy":"Smart Energy","card.strategy_help":"Leistung, Energie, Kosten, Vergleich, Vorhersage und Alarme aller Zähler; ordnet sich selbst.","costs.circuit":"davon {name}","costs.rest":"davon der Rest"};var ke={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":"Alert limits, fuse rating, nominal voltage and budget belong to each meter. They are shared with the bridge and with meters that read them.","settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Forecast the day before for {hours} of the last 24 hours: {expected}. Came: {measured}.","compare.now_marked":"{name}: {hours} h of this time are estimated or not known yet.","compare.before_marked":"{name}: {hours} h of the time before are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods","forecast.without":"Without {names}: no forecast yet.","chart.colors":"Show as colours","alerts.of":"of","alerts.all_meters":"All meters","alerts.lasting":"(not over)","state.no_chosen":"The meters that were chosen for this card are not there any more.","state.add_meter":"To the meters","usage.nothing":"There are no data of this time.","card.live":"Smart Energy: now","card.live_help":"Voltage, current, power and its direction, the last hour, and today so far.","card.devices":"Smart Energy: devices","card.devices_help":"Every meter and circuit with its power, energy today, share and standby.","card.usage":"Smart Energy: usage","card.usage_help":"Energy or money by the hour, day, week, month and year, with prices behind.","card.alerts":"Smart Energy: alerts","card.alerts_help":"What is wrong now, to be acknowledged, and what was.","card.compare":"Smart Energy: comparison","card.compare_help":"This week, month or year against the one before, to this moment.","card.costs":"Smart Energy: costs","card.costs_help":"The bill so far, by tariff period, component and device, with projection and budget.","card.forecast":"Smart Energy: forecast","card.forecast_help":"The next 24 hours with their band, beside what was measured.","card.strategy":"Smart Energy","card.strategy_help":"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.","costs.circuit":"of which {name}","costs.rest":"of which the rest"};var ar={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":"Los límites de alerta, el fusible, la tensión nominal y el presupuesto son de cada medidor. También valen para el puente y para los medidores que los leen.","settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Previsto el día anterior para {hours} de las últimas 24 horas: {expected}. Llegó: {measured}.","compare.now_marked":"{name}: {hours} h de este tiempo son estimadas o aún desconocidas.","compare.before_marked":"{name}: {hours} h del tiempo anterior son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación","forecast.without":"Sin {names}: aún no hay previsión.","chart.colors":"Mostrar como colores","alerts.of":"de","alerts.all_meters":"Todos los contadores","alerts.lasting":"(continúa)","state.no_chosen":"Los contadores elegidos para esta tarjeta ya no existen.","state.add_meter":"Ir a los contadores","usage.nothing":"No hay datos de este tiempo.","card.live":"Smart Energy: ahora","card.live_help":"Tensión, corriente, potencia y su sentido, la última hora, y lo que va de hoy.","card.devices":"Smart Energy: dispositivos","card.devices_help":"Cada contador y circuito con su potencia, energía de hoy, parte y consumo permanente.","card.usage":"Smart Energy: consumo","card.usage_help":"Energía o dinero por hora, día, semana, mes y año, con los precios detrás.","card.alerts":"Smart Energy: alertas","card.alerts_help":"Lo que falla ahora, para confirmarlo, y lo que falló.","card.compare":"Smart Energy: comparación","card.compare_help":"Esta semana, mes o año frente al anterior, hasta este momento.","card.costs":"Smart Energy: costes","card.costs_help":"La factura hasta ahora, por periodo, componente y dispositivo, con previsión y presupuesto.","card.forecast":"Smart Energy: previsión","card.forecast_help":"Las próximas 24 horas con su banda, junto a lo medido.","card.strategy":"Smart Energy","card.strategy_help":"Potencia, energía, coste, comparación, previsión y alertas de todos tus contadores; se ordena solo.","costs.circuit":"de ello, {name}","costs.rest":"de ello, el resto"};var lr={de:or,en:ke,es:ar};function vt(s){return s in ke}function E(s,r,e={}){return((lr[s]??lr[s.split("-")[0]??""]??ke)[r]??ke[r]).replace(/\{(\w+)\}/g,(i,o)=>e[o]??i)}var J=27777777777777776e-23,qe=4.184,Bn=.29307107,Wn={mW:.001,W:1,kW:1e3,MW:1e6,GW:1e9,TW:1e12,"BTU/h":Bn,mWh:1e-6,Wh:.001,kWh:1,MWh:1e3,GWh:1e6,TWh:1e9,J,kJ:1e3*J,MJ:1e6*J,GJ:1e9*J,cal:qe*J,kcal:1e3*qe*J,Mcal:1e6*qe*J,Gcal:1e9*qe*J};function bt(s){return Wn[s?.attributes.unit_of_measurement??""]??1}function Ve(s){if(s===void 0||s.state.trim()==="")return null;let r=Number(s.state);return Number.isFinite(r)?r*bt(s):null}var jn="smart_energy";function Ge(s){let r=new Map;for(let t of Object.values(s.entities)){if(t.platform!==jn||!t.device_id||!t.translation_key||t.hidden)continue;let n=r.get(t.device_id)??{};n[t.translation_key]=t.entity_id,r.set(t.device_id,n)}let e=[...r].flatMap(([t,n])=>{let i=s.devices[t];return i?[{id:t,name:Kn(i),parentId:Fn(i,r),entities:n}]:[]});return zn(e)}function Kn(s){return s.name_by_user??s.name??s.id}function Fn(s,r){return s.via_device_id!==null&&r.has(s.via_device_id)?s.via_device_id:null}function zn(s){let r=[...s].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return r.filter(e=>e.parentId===null).flatMap(e=>[e,...r.filter(t=>t.parentId===e.id)])}function cr(s,r){return r?.length?s.filter(e=>r.includes(e.id)):s}function k(s){let r=new Set(s.map(e=>e.id));return s.filter(e=>e.parentId===null||!r.has(e.parentId))}function Q(s,r,e){return Ve(s.states[r.entities[e]??""])}var B=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function dr(s){let r=e=>E(document.documentElement.lang,e);return{schema:s.map(e=>({name:e.name,selector:qn(e,r),...e.standard===void 0?{}:{default:e.standard}})),computeLabel:({name:e})=>r(`form.${e}`),computeHelper:({name:e})=>r(`form.${e}_help`),assertConfig:e=>{wt(e,s)}}}function qn({kind:s,choices:r=[],texts:e},t){switch(s){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:r.map(n=>({value:n,label:t(`${e??""}.${n}`)}))}};default:return{[s]:{}}}}function wt(s,r){for(let e of r){let t=s[e.name];if(t!=null&&!Vn(t,e))throw new Error(`${e.name}: expected ${Gn(e)}, got ${JSON.stringify(t)}`)}}function Vn(s,{kind:r,choices:e}){switch(r){case"text":return typeof s=="string";case"boolean":return typeof s=="boolean";case"devices":return Array.isArray(s)&&s.every(t=>typeof t=="string");case"choice":return typeof s=="string"&&!!e?.includes(s)}}function Gn({kind:s,choices:r=[]}){return s==="choice"?`one of ${r.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[s]}var me=y`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,he=y`
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
`,Ze=y`
  button {
    min-height: 44px;
    padding: 0 8px;
    border: 0;
    background: none;
    font: inherit;
    font-size: 13px;
    color: var(--primary-text-color);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
`;var b=class extends P{constructor(){super(...arguments);this.needsData=!0}static{this.options=B}static getStubConfig(){return{}}static getConfigForm(){return dr(this.options)}setConfig(e){wt(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,n=e.map(({entities:o})=>t.states[o.tariff??""]?.state),i=e.map(({entities:o})=>o.cost_total);return[C(t),t.config.state,...e.map(({id:o})=>o),...n,...i].join(" ")}updated(){let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return E(this.hass.language,e,t)}get meters(){let{entities:e,devices:t}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known={entities:e,devices:t,meters:Ge(this.hass)}),cr(this.known.meters,this.config.devices)}concerns(e,t){let n=e.get("hass");if(e.size>1||!n||["language","locale","entities","devices","connected","config"].some(o=>n[o]!==this.hass[o]))return!0;for(let o of t)if(n.states[o]!==this.hass.states[o])return!0;return!1}shouldUpdate(e){return this.concerns(e,this.watched())}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return c`<ha-card>
      ${e?c`<h2>${e}</h2>`:h}
      ${this.hass.connected?h:c`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.noMeters();let{error:e=null,loaded:t=!0}=this.refresh??{},n=e===null?h:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):c`${n}`:c`${n}${this.body()}`}noMeters(){return this.config.devices?.length?this.notice("state.no_chosen"):c`${this.notice("state.no_meters")}${this.link("state.add_meter")}`}link(e){return c`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(e)}</a>`}notice(e){return c`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let n=ze(e)??this.t("state.connection");return c`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:n})}</p>
      <button class="plain retry" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=[he,me,y`
      :host {
        display: block;
      }
      ha-card {
        box-sizing: border-box;
        height: 100%;
        padding: 16px;
        color: var(--primary-text-color);
      }
      h2 {
        margin: 0 0 8px;
        font-size: var(--ha-font-size-l, 16px);
        font-weight: var(--ha-font-weight-medium, 500);
        line-height: 1.4;
      }
      .notice {
        margin: 8px 0;
        color: var(--secondary-text-color);
      }
      button {
        min-width: 44px;
        min-height: 44px;
        font: inherit;
        color: inherit;
        cursor: pointer;
      }
      button.plain.retry {
        margin-bottom: 12px;
      }
      .link {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--primary-text-color);
      }
      button.plain {
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: none;
        padding: 0 12px;
      }
      @media (prefers-reduced-motion: reduce) {
        * {
          animation: none !important;
          transition: none !important;
        }
      }
    `]}};g([x({attribute:!1})],b.prototype,"hass",2),g([$()],b.prototype,"config",2);var A=class{constructor(r,e){this.host=r;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.isConnected=!1;this.onVisibility=()=>{this.stop(),this.isShown&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};r.addController(this)}hostConnected(){this.isConnected=!0,document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){this.isConnected=!1,document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),!this.isShown){this.due=Date.now();return}let r=++this.running;try{let e=await this.options.load();if(r!==this.running)return;e(),this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(r!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}get isShown(){return this.isConnected&&!document.hidden}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(r){this.due=Date.now()+r,this.isShown&&(this.timer=setTimeout(()=>{this.now()},r))}untilBoundary(){let{everyMs:r}=this.options,e=Date.now()-2e4;return(Math.floor(e/r)+1)*r-e}};var ur=10,xt={dateStyle:"short",timeStyle:"short"},X=class extends b{constructor(){super(...arguments);this.past=[];this.kind="";this.meterId="";this.failed=null;this.needsData=!1;this.refresh=new A(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...B,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return()=>{};let e=new Map(this.meters.flatMap(i=>i.entities.alert?[[i.entities.alert,i]]:[]));if(e.size===0)return()=>this.past=[];let t=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(Date.now()-ur*864e5).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1}),n=Object.entries(t).flatMap(([i,o])=>{let a=e.get(i),l=o.map(({s:d,a:u})=>({state:d,attributes:u??{}}));return a?It(this.hass,a,l):[]}).sort((i,o)=>o.since-i.since);return()=>this.past=n}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=Nt(this.hass,this.meters);return c`${this.failed===null?h:c`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?h:this.pastList()}`}allWell(){let e=this.meters.filter(t=>this.hass.states[t.entities.status??""]?.state==="off");if(e.length){let t=e.map(({name:n})=>n).join(", ");return c`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:t})}
      </p>`}return c`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return c`<div class=${Ke({banner:!0,known:e.acknowledged||Dt(e)})} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?h:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:S(this.hass,e.since,xt)})}</span>
        ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
      </button>
      ${e.acknowledged?c`<span class="noted">${this.t("alerts.acknowledged")}</span>`:c`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let n=Lt(e.kind);return n==="W"?z(this.hass,t):n==="kWh"?_(this.hass,t):`${T(this.hass,t,n==="A"?2:n==="V"?1:0)} ${n}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&ue(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=ze(t)??this.t("state.connection")}}pastList(){let e=this.past.filter(({kind:i,meter:o})=>(this.kind===""||i===this.kind)&&(this.meterId===""||o.id===this.meterId)),t=new Map(this.past.map(({kind:i,name:o})=>[i,o])),n=new Map(this.past.map(({meter:i})=>[i.id,i.name]));return c`<div class="past">
      <h3>${this.t("alerts.history",{days:String(ur)})}</h3>
      ${this.filter("alerts.filter","alerts.all",t,this.kind,i=>this.kind=i)}
      ${this.filter("alerts.of","alerts.all_meters",n,this.meterId,i=>this.meterId=i)}
      ${e.length?c`<ul>
              ${e.map(i=>this.pastItem(i))}
            </ul>`:this.noPast()}
    </div>`}noPast(){return this.refresh.loaded?this.notice("alerts.no_history"):this.refresh.error===null?this.notice("state.loading"):h}filter(e,t,n,i,o){return n.size<2?h:c`<label
      >${this.t(e)}
      <select
        @change=${a=>{o(a.target.value)}}
      >
        <option value="" ?selected=${i===""}>${this.t(t)}</option>
        ${[...n].map(([a,l])=>c`<option value=${a} ?selected=${i===a}>${l}</option>`)}
      </select></label
    >`}pastItem(e){let t=e.until===null?this.t("alerts.lasting"):`– ${S(this.hass,e.until,xt)}`;return c`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?h:this.amount(e,e.value)}</span>
      <span class="time">${S(this.hass,e.since,xt)} ${t}</span>
      ${e.acknowledged?c`<span class="time">${this.t("alerts.acknowledged")}</span>`:h}
      ${e.explanation===null?h:c`<span class="why">${e.explanation}</span>`}
    </li>`}static{this.styles=[b.styles,y`
      .well {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0;
      }
      .well ha-icon {
        color: var(--success-color, #43a047);
      }
      .warn ha-icon {
        color: var(--warning-color, #ffa600);
      }
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 8px 12px;
        border-radius: 8px;
        border-left: 4px solid var(--error-color, #db4437);
        background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
      }
      .banner + .banner {
        margin-top: 8px;
      }
      .banner ha-icon {
        color: var(--error-color, #db4437);
      }
      .banner.known {
        border-left-color: var(--warning-color, #ffa600);
        background: color-mix(in srgb, var(--warning-color, #ffa600) 12%, transparent);
      }
      .what {
        display: flex;
        flex: 1 1 160px;
        flex-direction: column;
        padding: 4px 0;
        border: 0;
        background: none;
        text-align: left;
      }
      .why {
        max-width: 70ch;
        padding-top: 4px;
        color: var(--secondary-text-color);
      }
      .acknowledge {
        padding: 0 14px;
        border: 2px solid var(--primary-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        font-weight: 600;
      }
      h3 {
        margin: 16px 0 4px;
        font-size: 14px;
        font-weight: 500;
      }
      label {
        display: inline-block;
        margin-right: 16px;
      }
      select {
        max-width: 100%;
        min-height: 44px;
        margin-left: 8px;
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        color: inherit;
        font: inherit;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        padding: 8px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      .time,
      .noted {
        color: var(--secondary-text-color);
      }
    `]}};g([$()],X.prototype,"past",2),g([$()],X.prototype,"kind",2),g([$()],X.prototype,"meterId",2),g([$()],X.prototype,"failed",2);var mr=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function hr(s){let r=s%mr.length+1;return`var(--graph-color-${r}, var(--color-${r}, ${mr[r-1]}))`}var Ye="var(--energy-grid-return-color, #8353d1)",pe="var(--energy-grid-consumption-color, #488fc2)",$t="var(--disabled-color, #bdbdbd)",pr="var(--secondary-text-color, #727272)";function fr(s,r){return s.callWS({type:"smart_energy/forecast",device_ids:r})}function gr(s,r){return s.callWS({type:"smart_energy/bill",device_ids:r})}function Je(s,r,e,t){return s.callWS({type:"smart_energy/hours",device_ids:r,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t})}function q(s,r,e,t){return c`<div class="choices" role="group" aria-label=${s}>
    ${r.map(({value:n,text:i})=>c`<button
          aria-pressed=${n===e?"true":"false"}
          @click=${()=>{t(n)}}
        >
          ${i}
        </button>`)}
  </div>`}var ee=y`
  .choices {
    display: inline-flex;
    max-width: 100%;
    border: 1px solid var(--divider-color);
    border-radius: 22px;
    overflow: hidden;
  }
  .choices button:first-child {
    border-radius: 22px 0 0 22px;
  }
  .choices button:last-child {
    border-radius: 0 22px 22px 0;
  }
  .choices button {
    flex: 1 1 auto;
    padding: 0 12px;
    border: 0;
    background: none;
  }
  .choices button[aria-pressed="true"] {
    background: color-mix(in srgb, var(--primary-color) 18%, transparent);
    box-shadow: inset 0 0 0 2px var(--primary-color);
    font-weight: 600;
  }
`;var yr=new Map;function Zn(s){let r=yr.get(s);return r||(r=new Intl.DateTimeFormat("en-US",{timeZone:s,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),yr.set(s,r)),r}function fe(s,r){let e={};for(let{type:d,value:u}of Zn(r).formatToParts(s))e[d]=Number(u);let{year:t=0,month:n=1,day:i=1,hour:o=0,minute:a=0,second:l=0}=e;return{year:t,month:n,day:i,hour:o,minute:a,second:l}}function ae(s,r){let e=fe(s,r);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(s/1e3)*1e3}function te(s,r,e,t){let n=Date.UTC(s,r-1,e),i=ae(n-864e5,t),o=ae(n+864e5,t),a=n-Math.max(i,o),l=n-Math.min(i,o);return ae(a,t)===n-a?a:ae(l,t)===n-l?l:Yn(a-864e5,l,t)}function Yn(s,r,e){let t=ae(s,e);for(;r-s>1e3;){let n=Math.floor((s+r)/2e3)*1e3;ae(n,e)===t?s=n:r=n}return r}function R(s,r,e,t=1,n=0){if(r==="hour"){let i=Jn(s,e)+n*36e5;return{start:i,end:i+36e5}}return{start:vr(s,r,e,t,n),end:vr(s,r,e,t,n+1)}}function Jn(s,r){let e=ae(s,r);return Math.floor((s+e)/36e5)*36e5-e}function vr(s,r,e,t,n){let{year:i,month:o,day:a}=fe(s,e);switch(r){case"day":return te(i,o,a+n,e);case"week":{let l=new Date(Date.UTC(i,o-1,a)).getUTCDay();return te(i,o,a-(l-t+7)%7+7*n,e)}case"month":return te(i,o+n,1,e);case"year":return te(i+n,1,1,e)}}function re(s){let r=Math.floor(s/36e5)*36e5;return{start:r,end:r+36e5}}function V(s,r,e,t=1){let n=[],i=R(s.start,r,e,t);for(;i.start<s.end;)i.start>=s.start&&n.push(i),i=R(i.end,r,e,t);return n}var Qn=36e5,Xn=9*864e5,_t=class{constructor(r){this.hass=r;this.waiting=[]}ask(r){return new Promise((e,t)=>{this.waiting.push({query:r,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let r=[];for(let e of this.waiting.sort((t,n)=>t.query.range.start-n.query.range.start)){let{range:t,resolution:n}=e.query,i=r.find(o=>o.resolution===n&&es(o.range,t));i?(i.range.end=Math.max(i.range.end,t.end),i.entries.push(e)):r.push({range:{...t},resolution:n,entries:[e]})}this.waiting=[];for(let e of r)this.sendGroup(e)}async sendGroup({range:r,resolution:e,entries:t}){try{let n=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(r.start).toISOString(),end_time:new Date(r.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:i})=>i.ids))],period:e,types:[...new Set(t.flatMap(({query:i})=>i.types))],units:{energy:"kWh",power:"W"}});for(let{query:i,resolve:o}of t)o(ts(n,i))}catch(n){for(let{reject:i}of t)i(n)}}};function es(s,r){let e=Math.max(s.end,r.end);return r.start<=s.end&&(e-s.start<=Xn||e===s.end)}function ts(s,{ids:r,range:e}){let t=({start:n})=>n>=e.start&&n<e.end;return Object.fromEntries(r.flatMap(n=>{let i=s[n]?.filter(t);return i?.length?[[n,i]]:[]}))}var br=new WeakMap;function N(s,r){if(r.ids.length===0)return Promise.resolve({});let e=br.get(s.connection);return e||(e=new _t(s),br.set(s.connection,e)),e.ask(r)}async function Qe(s,r,e){let t={start:e.start-3e5,end:e.end},n=await N(s,{ids:r,range:t,resolution:"5minute",types:["sum"]}),i=Object.entries(n).map(([o,a])=>[o,a.slice(1).map((l,d)=>({start:l.start,end:l.end,change:rs(l,a[d])}))]);return Object.fromEntries(i)}function rs(s,r){return typeof s.sum=="number"&&typeof r?.sum=="number"?s.sum-r.sum:null}async function wr(s,r,e){let t={start:e.start-Qn,end:e.start},n=await N(s,{ids:r,range:t,resolution:"hour",types:["state"]});return Object.fromEntries(Object.entries(n).flatMap(([i,o])=>{let a=ns(o.at(-1)?.state,s.states[i]);return a===null?[]:[[i,[{...e,change:a}]]]}))}function ns(s,r){let e=Ve(r);return typeof s!="number"||e===null||e<s&&r?.attributes.state_class==="total_increasing"?null:e-s}function xr(s,r){let e=new Set([...Object.keys(s),...Object.keys(r)]);return Object.fromEntries([...e].map(t=>[t,[...s[t]??[],...r[t]??[]]]))}function $r(s,r,e,t){let n=R(s,r,e,t),i=R(s,r,e,t,-1),o=ss(s,n,i,r,e);return{now:{start:n.start,end:s},before:i,moment:Math.min(o,i.end)}}function ss(s,r,e,t,n){let i=fe(s,n),o=s-te(i.year,i.month,i.day,n);if(t==="week"){let u=V(r,"day",n).findIndex(({end:m})=>s<m);return(V(e,"day",n)[u]?.start??e.end)+o}let a=fe(e.start,n),l=t==="month"?a.month:i.month,d=new Date(Date.UTC(a.year,l,0)).getUTCDate();return i.day>d?te(a.year,l+1,1,n):te(a.year,l,i.day,n)+o}function ne(s,r){let e=null;for(let{start:t,end:n,change:i}of s){let o=Math.min(n,r.end)-Math.max(t,r.start);typeof i!="number"||o<=0||(e=(e??0)+i*(o/(n-t)))}return e}function _r(s,r,e,t,n){let i=e==="year"?"month":"day",o=R(r.now.start,e,t,n),a=V(o,i,t),l=V(r.before,i,t);return a.map((d,u)=>{let m=l[u],{moment:p}=r;return{period:d,now:ne(s,{start:d.start,end:Math.min(d.end,r.now.end)}),before:m?ne(s,{start:m.start,end:Math.min(m.end,p)}):null,rest:m?ne(s,{start:Math.max(m.start,p),end:m.end}):null}})}function Sr(s,r,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:n,change:i}of s){if(typeof i!="number")continue;let o=fe(n,r),a=new Date(Date.UTC(o.year,o.month-1,o.day)).getUTCDay(),l=t[(a-e+7)%7]?.[o.hour];l&&(l.sum+=i,l.count+=1)}return t.map(n=>n.map(({sum:i,count:o})=>o?i/o:null))}function Me(s){let r=new Map;for(let e of s.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,n=r.get(t);r.set(t,n?{...n,change:(n.change??0)+e.change}:{...e})}return[...r.values()].sort((e,t)=>e.start-t.start)}var Te=["missing","estimated","late"];function Xe(s,r,e){let t=r.estimated.map(St),n=e?t:t.filter(o=>kr(o,s.start)||kr(o,s.end)),i={missing:kt(s,r.missing.map(St)),estimated:kt(s,n),late:kt(s,r.late.map(St))};return Object.fromEntries(Object.entries(i).filter(([,o])=>o>0))}function Mr(s){return Te.find(r=>s[r]!==void 0)??null}function St({start:s,end:r}){return{start:Date.parse(s),end:Date.parse(r)}}function kr({start:s,end:r},e){return s<e&&e<r}function kt(s,r){return r.map(({start:t,end:n})=>Math.max(0,Math.min(n,s.end)-Math.max(t,s.start))).reduce((t,n)=>t+n,0)/36e5}var Tr=["week","month","year"],Ar=8,Rr=864e5,is=.1,Ae=class extends b{constructor(){super(...arguments);this.span="week";this.rows=[];this.profile=[];this.hours={};this.refresh=new A(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...B,{name:"span",kind:"choice",choices:Tr,standard:"week",texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=C(this.hass),t=Date.now(),n=re(t),i=Me(Object.values(await Qe(this.hass,this.ids,n))),o=i.at(-1)?.end??n.start,a=$r(o,this.span,e,Y(this.hass)),l=t-Ar*7*Rr,d={start:Math.min(l,this.span==="year"?1/0:a.before.start),end:n.start},u={start:a.before.start,end:t},m=k(this.meters).map(({id:w})=>w),[p,f,v]=await Promise.all([this.ask(d,"hour"),this.span==="year"?this.year(a,n):Promise.resolve(void 0),Je(this.hass,m,u,!1)]),M=p.filter(({start:w})=>w>=l);return()=>{this.hours=v,this.profile=Sr(M,e,Y(this.hass)),this.rows=[...f??p,...i],this.comparison=a}}async year({before:e,moment:t},n){let i=C(this.hass),o=[R(t,"day",i),{...R(n.start,"day",i),end:n.start}],a={start:e.start,end:n.start};if(i!==this.hass.config.time_zone)return this.ask(a,"hour");let[l,...d]=await Promise.all([this.ask(a,"day"),...o.filter(({start:u,end:m})=>u<m).map(u=>this.ask(u,"hour"))]);return[...l.filter(({start:u})=>o.every(m=>u!==m.start)),...d.flat()]}async ask(e,t){let n=await N(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]});return Me(Object.values(n))}get ids(){return k(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=Tr.map(t=>({value:t,text:this.t(`compare.${t}`)}));return c`<div class="controls">
        ${q(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.comparison?this.compared(this.comparison):this.notice("state.loading")} ${this.usualWeek()}`}compared(e){let t=ne(this.rows,e.now),n=ne(this.rows,{start:e.before.start,end:e.moment});if(t===null||n===null)return this.notice("compare.none");let i=this.t("compare.so_far",{now:_(this.hass,t),before:_(this.hass,n)});return c`<p class="verdict">${this.verdict(t,n)}</p>
      <p class="notice">${i}</p>
      ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${o=>_(this.hass,o)}
        .summary=${i}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){return c`${k(this.meters).map(({id:n,name:i})=>{let{missing:o=0,estimated:a=0}=this.hours[n]?Xe(t,this.hours[n],!1):{};if(o+a<is)return h;let l=T(this.hass,o+a,1);return c`<p class="notice">${this.t(e,{name:i,hours:l})}</p>`})}`}verdict(e,t){let n=t>0?e/t-1:0,i=Fe(this.hass,Math.abs(n));return Math.abs(n)<.005?this.t("compare.same"):this.t(n>0?"compare.more":"compare.less",{percent:i})}chartData(e){let t=_r(this.rows,e,this.span,C(this.hass),Y(this.hass)),n={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],i=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},o=l=>t.map(d=>d[l]),a=`color-mix(in srgb, ${$t} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:l})=>({label:S(this.hass,l.start,n),title:S(this.hass,l.start,i),...l,...l.start>=e.now.end?{ahead:!0}:{}})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:pe,values:o("now"),shape:"beside"},{name:this.t("compare.before"),color:$t,values:o("before")},{name:this.t("compare.rest"),color:a,values:o("rest")}]}}usualWeek(){let e=this.profile.flat().filter(o=>o!==null);if(e.length===0)return c``;let t={low:Math.min(...e),high:Math.max(...e)},n=this.t("compare.profile_summary",{weeks:String(Ar),low:_(this.hass,t.low),high:_(this.hass,t.high)}),i=o=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+Y(this.hass)+o)*Rr);return c`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${i}
        .format=${o=>_(this.hass,o)}
        .summary=${n}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`}static{this.styles=[b.styles,ee,y`
      .controls {
        margin-bottom: 8px;
      }
      .verdict {
        margin: 0;
        font-size: 22px;
      }
      h3 {
        margin: 16px 0 8px;
        font-size: 14px;
        font-weight: 500;
      }
    `]}};g([$()],Ae.prototype,"span",2);function Cr(s,r){let e=new Map;for(let t of s){let n=e.get(r(t))??{amount:0,quantity:0,unit:t.unit};n.amount+=Number(t.amount),n.quantity+=Number(t.quantity),n.unit!==t.unit&&(n.unit=null),e.set(r(t),n)}return[...e].map(([t,{amount:n,quantity:i,unit:o}])=>({name:t,amount:n,quantity:o===null?null:{value:Number(i.toFixed(3)),unit:o}}))}function Mt(s,r){return s===null||r===null||r<=0?null:s/r}function Er(s){let r=new Set(s.map(({currency:e})=>e));return r.size===1?[...r][0]??null:null}function Or(s,r){return k(s).flatMap(({id:e,name:t})=>{let n=r[e];if(!n)return[];let i=s.flatMap(l=>{let d=r[l.id];return l.parentId!==e||d?.currency!==n.currency?[]:[{name:l.name,amount:Number(d.total),quantity:null,inner:"circuit"}]}),o={name:t,amount:Number(n.total),quantity:null};if(i.length===0)return[o];let a=i.reduce((l,d)=>l-d.amount,o.amount);return[o,...i,{name:t,amount:a,quantity:null,inner:"rest"}]})}var os=["item","component","device"],Re=class extends b{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new A(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.tariffs()}async load(){let e=await gr(this.hass,this.meters.map(({id:t})=>t));return()=>this.bills=e}body(){let e=k(this.meters).flatMap(({id:i})=>this.bills[i]??[]);if(!e[0])return c`${this.notice("costs.none")}${this.link("settings.tariff")}`;let n=Er(e);return n===null?c`${e.map(i=>this.figures([i],i.currency))}`:c`${this.figures(e,n)}
    ${q(this.t("costs.by"),os.map(i=>({value:i,text:this.t(`costs.${i}`)})),this.by,i=>this.by=i)}
    ${this.breakdown(this.rows(e),n)} ${k(this.meters).map(i=>this.remarks(i))}`}figures(e,t){let n=m=>e.every(p=>p[m]!==null)?e.reduce((p,f)=>p+Number(f[m]),0):null,[i,o,a]=[n("total"),n("projected"),n("budget")],l=e[0],d=m=>m===null?this.t("state.unknown"):F(this.hass,m,t),u=l?S(this.hass,Date.parse(l.start),{dateStyle:"medium"}):"";return c`<p class="total">${d(i)}</p>
      <p class="notice">${this.t("costs.since",{date:u})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${d(o)}</dd>
        ${a===null?h:c`<dt>${this.t("costs.budget")}</dt>
                <dd>${d(a)}</dd>`}
      </dl>
      ${this.meterOf(i,o,a)}`}meterOf(e,t,n){let i=Mt(e,n);if(i===null)return h;let o=Mt(t,n),a=u=>`${T(this.hass,u*100,0)} %`,l=this.t(o!==null&&o>1?"costs.over":"costs.within",{used:a(i),expected:o===null?this.t("state.unknown"):a(o)}),d=u=>`width:${Math.min(100,u*100)}%`;return c`<div class="budget" aria-hidden="true">
        ${o===null?h:c`<i class="expected" style=${d(o)}></i>`}
        <i class=${i>1?"used over":"used"} style=${d(i)}></i>
      </div>
      <p class="notice">${l}</p>`}rows(e){let{by:t}=this;if(t==="device")return Or(this.meters,this.bills);let n=Cr(e.flatMap(({lines:i})=>i),i=>i[t]);return t==="item"?n:n.map(i=>({...i,name:this.component(i.name)}))}component(e){let t=`component.${e}`;return vt(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:n}=e;return n==="kWh"?_(this.hass,t):`${T(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(n)}`}unitText(e){let t=`unit.${e}`;return vt(t)?this.t(t):e}breakdown(e,t){return c`<table>
      <tbody>
        ${e.map(n=>c`<tr class=${n.inner===void 0?h:"inner"}>
              <th scope="row">${n.inner?this.t(`costs.${n.inner}`,{name:n.name}):n.name}</th>
              <td>${this.amountOf(n)}</td>
              <td>${F(this.hass,n.amount,t)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return h;let n=u=>T(this.hass,u,u<10?1:0),i=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:n(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:n(t.missing_hours)})]:[]],a=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:l}=t,d=l!==null&&(l.name!=="1"||l.limit_kwh!==null);return c`${d?this.tier(l,a):h}
    ${i.map(u=>c`<p class="notice">${a}${u}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:n},i){let o=_(this.hass,Number(t));if(n===null)return c`<p class="notice">${i}${this.t("costs.last_tier",{name:e,used:o})}</p>`;let a=_(this.hass,Number(n)),l=Number(n)>0?Math.min(100,Number(t)/Number(n)*100):100;return c`<p class="notice">${i}${this.t("costs.tier",{name:e,used:o,limit:a})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${l}%"></i></div>`}static{this.styles=[b.styles,ee,y`
      .total {
        margin: 0;
        font-size: 32px;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        margin: 0 0 8px;
      }
      dd {
        margin: 0;
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .budget {
        position: relative;
        height: 10px;
        border-radius: 5px;
        background: var(--divider-color);
        overflow: hidden;
      }
      .budget i {
        position: absolute;
        inset: 0 auto 0 0;
      }
      .used {
        background: var(--primary-color);
      }
      .over {
        background: var(--error-color, #db4437);
      }
      .expected {
        background: color-mix(in srgb, var(--primary-color) 35%, transparent);
      }
      table {
        width: 100%;
        margin-top: 8px;
        border-collapse: collapse;
      }
      th {
        text-align: left;
        font-weight: normal;
      }
      th,
      td {
        padding: 6px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      td {
        padding-left: 12px;
        text-align: right;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .inner th {
        padding-left: 16px;
        color: var(--secondary-text-color);
      }
    `]}};g([$()],Re.prototype,"by",2);function Hr(s){let r=s.flatMap(i=>{let o=s.filter(({meter:a})=>a.parentId===i.meter.id);return o.length?[i,as(i,o)]:[i]}),e=new Set(s.map(({meter:i})=>i.id)),n=s.filter(({meter:i})=>i.parentId===null||!e.has(i.parentId)).reduce((i,{todayKwh:o})=>i+(o??0),0);return r.map(i=>({...i,share:i.todayKwh!==null&&n>0?i.todayKwh/n:null}))}function as(s,r){let e=t=>{let n=r.map(a=>a[t]),i=s[t];if(i===null||n.includes(null))return null;let o=i-n.reduce((a,l)=>a+(l??0),0);return o<-.05*Math.abs(i)?null:Math.max(0,o)};return{...s,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var Pr={power:"powerW",today:"todayKwh",cost:"costToday"};function Lr(s,r){let e=new Set(s.map(({meter:n})=>n.id)),t=s.filter(({meter:n,untracked:i})=>!i&&(n.parentId===null||!e.has(n.parentId)));return Dr(t,r).flatMap(n=>{let i=s.filter(({meter:o,untracked:a})=>o.parentId===n.meter.id||a&&o.id===n.meter.id);return[n,...Dr(i,r)]})}function Dr(s,r){let e=t=>t.online===!1&&!t.untracked?0:1;return[...s].sort((t,n)=>e(t)!==e(n)?e(t)-e(n):r==="name"?Number(t.untracked)-Number(n.untracked)||t.meter.name.localeCompare(n.meter.name,void 0,{numeric:!0}):(n[Pr[r]]??-1/0)-(t[Pr[r]]??-1/0)||t.meter.name.localeCompare(n.meter.name))}function Nr(s,r){let e=new Map;for(let{start:i,mean:o}of s){if(typeof o!="number")continue;let a=R(i,"day",r).start;e.set(a,[...e.get(a)??[],o])}let t=[...e.values()].filter(i=>i.length>=20).map(i=>Math.min(...i));if(t.length===0)return null;t.sort((i,o)=>i-o);let n=t.length>>1;return t.length%2?t[n]??null:((t[n-1]??0)+(t[n]??0))/2}var Ur=["power","today","cost","name"],ls=7*864e5;function Ir(s,r){return r===void 0?null:s[r]??null}var Ce=class extends b{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new A(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...B,{name:"sort",kind:"choice",choices:Ur,standard:"power",texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=C(this.hass),t=Date.now(),n=R(t,"day",e),i=re(t),o=this.meters.flatMap(({entities:m})=>m.energy??[]),a=this.meters.flatMap(({entities:m})=>m.power??[]),[l,d,u]=await Promise.all([N(this.hass,{ids:o,range:{start:n.start,end:i.start},resolution:"hour",types:["change"]}),Qe(this.hass,o,i),N(this.hass,{ids:a,range:{start:i.start-ls,end:i.start},resolution:"hour",types:["mean"]})]);return()=>{for(let m of o)this.todayKwh[m]=ne([...l[m]??[],...d[m]??[]],n);for(let m of a)this.standbyW[m]=Nr(u[m]??[],e)}}body(){let e=Lr(Hr(this.meters.map(i=>this.row(i))),this.sort),t=e.some(({costToday:i})=>i!==null),n=Ur.filter(i=>t||i!=="cost");return c`<div class="controls">
        ${q(this.t("devices.sort"),n.map(i=>({value:i,text:this.t(`devices.${i}`)})),this.sort,i=>this.sort=i)}
      </div>
      <ul>
        ${e.map(i=>this.item(i))}
      </ul>`}row(e){let t=Q(this.hass,e,"power");return{meter:e,untracked:!1,online:this.online(e)??t!==null,lastSeen:this.lastSeen(e),powerW:t,todayKwh:Q(this.hass,e,"energy_today")??Ir(this.todayKwh,e.entities.energy),costToday:Q(this.hass,e,"cost_today"),standbyW:Ir(this.standbyW,e.entities.power),share:null}}online(e){let t=this.hass.states[e.entities.status??""]?.state;return t==="on"||t==="off"?t==="on":null}lastSeen(e){let{last_reading:t,status:n,power:i}=e.entities,o=u=>this.hass.states[u??""],a=o(n)?.state==="off",l=o(t)?.state??(a?o(n)?.last_changed:o(i)?.last_updated),d=Date.parse(l??"");return Number.isNaN(d)?null:d}time(e){let n=e>=R(Date.now(),"day",C(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return S(this.hass,e,n)}currency(e){return Se(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.untracked||e.meter.parentId!==null,n=e.online===!1&&!e.untracked;return c`<li class=${Ke({inner:t,dark:n})}>
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${n?this.offline(e):this.written(e.powerW,i=>z(this.hass,i))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,i=>_(this.hass,i))})}
          ${this.ifKnown(e.share,i=>Fe(this.hass,i))}
          ${this.ifKnown(e.costToday,i=>F(this.hass,i,this.currency(e.meter)))}
          ${n||e.untracked?h:this.ifKnown(e.lastSeen,i=>this.t("devices.seen",{time:this.time(i)}))}
          ${this.ifKnown(e.standbyW,i=>this.t("devices.standby",{value:z(this.hass,i)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?h:c`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return c`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let n=e.entities[t?"energy":"power"];n&&ue(this,n)}static{this.styles=[b.styles,ee,y`
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--divider-color);
      }
      li > button {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        width: 100%;
        padding: 8px 0;
        border: 0;
        background: none;
        text-align: left;
      }
      .inner > button {
        padding-left: 20px;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .now {
        font-variant-numeric: tabular-nums;
        font-weight: 500;
      }
      .dark ha-icon {
        color: var(--error-color, #db4437);
        --mdc-icon-size: 18px;
      }
      .bar {
        grid-column: 1 / -1;
        height: 4px;
        border-radius: 2px;
        background: var(--divider-color);
        overflow: hidden;
      }
      .bar i {
        display: block;
        height: 100%;
        background: var(--energy-grid-consumption-color, #488fc2);
      }
      .today {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--secondary-text-color);
        font-variant-numeric: tabular-nums;
      }
    `]}};g([$()],Ce.prototype,"sort",2);function Br(s,r,e){let t=new Map(s.map(({start:i,change:o})=>[i,o??null])),n=r.map(({past:i,hours:o})=>cs([...i,...o]));return e.map(({start:i})=>{let o=n.map(l=>l.get(i)),a=l=>o.length===0||o.includes(void 0)?null:o.reduce((d,u)=>d+(u?.[l]??0),0);return{start:i,measured:t.get(i)??null,expected:a("kwh"),low:a("p10"),high:a("p90")}})}function cs(s){return new Map(s.map(r=>[Date.parse(r.start),r]))}function Tt(s,r){let e=s.map(t=>t[r]);return e.length===0||e.includes(null)?null:e.reduce((t,n)=>t+(n??0),0)}function Wr(s){let r={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of s)e===null||t===null||(r.hours+=1,r.measured+=e,r.expected+=t);return r}var At=36e5,jr=24*At,et=class extends b{constructor(){super(...arguments);this.forecasts={};this.statistics={};this.range={start:0,end:0};this.refresh=new A(this,{load:()=>this.load(),everyMs:At})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.tariffs()}async load(){let e=re(Date.now()),t={start:e.start-jr,end:e.start+jr},n=k(this.meters),i=n.flatMap(({entities:l})=>l.energy??[]),[o,a]=await Promise.all([N(this.hass,{ids:i,range:{start:t.start,end:e.start},resolution:"hour",types:["change"]}),fr(this.hass,n.map(({id:l})=>l))]);return()=>{this.range=t,this.statistics=o,this.forecasts=a}}body(){let e=k(this.meters).filter(({id:a})=>this.forecasts[a]?.hours.length),t=e.flatMap(({id:a})=>this.forecasts[a]??[]);if(t.length===0)return this.none();let n=Me(e.map(({entities:a})=>this.statistics[a.energy??""]??[])),i=Br(n,t,V(this.range,"hour",C(this.hass))),o=[["forecast.today",Tt(t,"today_kwh")],["forecast.tomorrow",Tt(t,"tomorrow_kwh")]];return c`<dl>
        ${o.map(([a,l])=>c`<div>
              <dt>${this.t(a)}</dt>
              <dd>${l===null?this.t("state.unknown"):_(this.hass,l)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(i)} ${this.without(e)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(i)}
        .format=${a=>_(this.hass,a)}
        .summary=${this.summary(o)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:n,measured:i}=Wr(e);return t===0?h:c`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:_(this.hass,n),measured:_(this.hass,i)})}
    </p>`}without(e){let t=k(this.meters).filter(i=>!e.includes(i));if(t.length===0)return h;let n=t.map(({name:i})=>i).join(", ");return c`<p class="notice">${this.t("forecast.without",{names:n})}</p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return c`${this.notice("forecast.none")} ${e.length?c`<p class="notice">${e[0]}</p>`:h}`}summary(e){return e.map(([t,n])=>`${this.t(t)}: ${n===null?this.t("state.unknown"):_(this.hass,n)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:S(this.hass,t,{hour:"numeric"}),title:S(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+At})),series:[{name:this.t("forecast.measured"),color:pe,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:pr,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:n})=>t===null||n===null?null:{low:t,high:n})}}static{this.styles=[b.styles,y`
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 24px;
        margin: 0 0 8px;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-size: 22px;
        font-variant-numeric: tabular-nums;
      }
    `]}};function Kr(s,r){let e=s.filter(d=>d!==null),t=Math.min(0,...e),n=Math.max(0,...e,t+1),i=d=>s.length>1?d/(s.length-1)*100:50,o=d=>30-(d-t)/(n-t)*28,a="M",l=s.map((d,u)=>{if(d===null)return a="M","";let m=`${a}${i(u).toFixed(1)} ${o(d).toFixed(1)}`;return a="L",m});return c`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${H`<path d=${l.join("")} fill="none" stroke=${r} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function Fr(s,r,e){if(r.length===0)return{};let t=await s.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:r,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([n,i])=>{let o=bt(s.states[n]);return[n,i.map(a=>ds(a,o))]}))}function ds({s,lu:r},e){let t=Number(s);return{time:r*1e3,value:s.trim()!==""&&Number.isFinite(t)?t*e:null}}function zr(s,r,e){let t=(r.end-r.start)/e,n=Array.from({length:e},()=>({weighted:0,time:0}));return s.forEach(({time:i,value:o},a)=>{if(o===null)return;let l=Math.max(i,r.start),d=Math.min(s[a+1]?.time??r.end,r.end),u=Math.floor((l-r.start)/t);for(let m=u;m<e&&r.start+m*t<d;m++){let p=n[m],f=r.start+m*t,v=Math.min(d,f+t)-Math.max(l,f);!p||v<=0||(p.weighted+=o*v,p.time+=v)}}),n.map(({weighted:i,time:o})=>o>0?i/o:null)}function qr(s,r){return Array.from({length:Math.ceil(s.length/r)},(e,t)=>{let n=s.slice(t*r,(t+1)*r).filter(i=>i!==null);return n.length?n.reduce((i,o)=>i+o,0)/n.length:null})}var Vr=36e5,us=.5,ms=["voltage","current","power_factor","frequency"],hs=["energy_today","cost_today"];function ps(s,r){return s.states[r??""]?.attributes.unit_of_measurement??""}var tt=class extends b{constructor(){super(...arguments);this.hour={end:0,points:{}};this.needsData=!1;this.refresh=new A(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 3*Math.max(1,k(this.meters).length)}getGridOptions(){return{columns:12,min_columns:6}}async load(){let e=Date.now(),t=k(this.meters).flatMap(({entities:i})=>i.power??[]),n=await Fr(this.hass,t,{start:e-Vr,end:e});return()=>this.hour={end:e,points:n}}heading(){return this.t("live.title")}body(){let e=k(this.meters).map(t=>({meter:t,circuits:this.circuitsOf(t)}));return e.sort((t,n)=>+(n.circuits.length>0)-+(t.circuits.length>0)),c`<div class="meters">${e.map(({meter:t,circuits:n})=>this.meter(t,n))}</div>`}circuitsOf(e){return this.meters.filter(t=>t.parentId===e.id)}meter(e,t){let n=Q(this.hass,e,"power");return c`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${n===null?this.t("state.offline"):z(this.hass,n)}</span>
        <span class="flow">${n===null?h:this.flow(n)}</span>
      </button>
      ${this.trend(e,n)}
      <dl>
        ${ms.map(i=>this.value(e,i))} ${hs.map(i=>this.value(e,i))}
        ${this.costNow(e,n)}
      </dl>
      ${t.length===0?h:c`<ul>
              ${t.map(i=>this.circuit(i))}
            </ul>`}
    </section>`}circuit(e){let t=Q(this.hass,e,"power");return c`<li>
      <button class="circuit" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span>${t===null?this.t("state.offline"):z(this.hass,t)}</span>
      </button>
    </li>`}flow(e){let[t,n]=Math.abs(e)<us?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return c`<span aria-hidden="true">${t}</span> ${this.t(n)}`}trend(e,t){let n=this.hour.points[e.entities.power??""];if(!n)return h;let i=Date.now(),o=t===null?[]:[{time:Math.max(this.hour.end,i-1e3),value:t}],a=zr([...n,...o],{start:i-Vr,end:i},60),l=t!==null&&t<0?Ye:pe;return c`<div class="trend" title=${this.t("live.trend")}>${Kr(a,l)}</div>
      ${this.trendText(a)}`}trendText(e){let t=e.filter(a=>a!==null);if(t.length===0)return c`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let n=a=>a===null?this.t("state.unknown"):z(this.hass,a),[i,o]=[n(Math.min(...t)),n(Math.max(...t))];return c`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary",{low:i,high:o})}
        </caption>
        <tbody>
          ${qr(e,5).map((a,l)=>c`<tr>
                <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*l)})}</th>
                <td>${n(a)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>`}value(e,t){let n=e.entities[t],i=n===void 0?void 0:this.hass.states[n];return i?c`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(i)}</dd>
    </div>`:h}costNow(e,t){let[n,i]=ps(this.hass,e.entities.price).split("/"),o=t===null?null:this.price(e,t);return o===null||t===null||!n||i!=="kWh"?h:this.hourCost(o*t/1e3,n)}price(e,t){if(t>=0)return Q(this.hass,e,"price");let n=this.hass.states[e.entities.price??""]?.attributes.export_price;return typeof n=="number"?n:null}hourCost(e,t){return c`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:F(this.hass,e,t)})}</dd>
    </div>`}open(e,t){let n=e.entities[t];n&&ue(this,n)}static{this.styles=[b.styles,y`
      .meters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 16px;
      }
      section {
        min-width: 0;
      }
      .main {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: baseline;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        text-align: left;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--secondary-text-color);
      }
      .power {
        grid-row: 2;
        font-size: 32px;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .flow {
        grid-row: 2;
        color: var(--secondary-text-color);
      }
      .trend {
        height: 44px;
        margin: 4px 0;
      }
      .trend svg {
        width: 100%;
        height: 100%;
      }
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      .circuit {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 44px;
        padding: 0;
        border: 0;
        border-top: 1px solid var(--divider-color);
        background: none;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
        gap: 6px 12px;
        margin: 0;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
      }
    `]}};function Oe({prices:s},{price:r}){if(!s||!r)return;let{format:e}=s;return r.low===r.high?e(r.low):`${e(r.low)} – ${e(r.high)}`}function Gr(s,r){let e=new Set(s.series.flatMap(({marks:t})=>t??[]));return r.filter(t=>e.has(t))}function Zr(s){let r=["start","end",...s.series.map(({name:i})=>`${i} (${s.unit})`)],e=s.expected?[`low (${s.unit})`,`high (${s.unit})`]:[],t=s.prices?[`lowest price (${s.prices.unit})`,`highest price (${s.prices.unit})`]:[],n=s.columns.map((i,o)=>[new Date(i.start).toISOString(),new Date(i.end).toISOString(),...s.series.map(({values:a})=>Ee(a[o])),...s.expected?[Ee(s.expected[o]?.low),Ee(s.expected[o]?.high)]:[],...s.prices?[Ee(i.price?.low),Ee(i.price?.high)]:[],i.note??""]);return Rt([[...r,...e,...t,"note"],...n])}function Rt(s){return s.map(r=>r.map(fs).join(",")).join(`\r
`)+`\r
`}function Ee(s){return s==null?"":String(s)}function fs(s){let r=/^[=+@\t\r]|^-(?![\d.])/.test(s)?`'${s}`:s;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}function Pe(s){let r=s.filter(e=>e!==null);return r.length?r.reduce((e,t)=>e+t,0):null}function Yr({currency:s,bands:r}){let e=r.map(({start:u,end:m,price:p,period:f})=>({start:Date.parse(u),end:Date.parse(m),price:Number(p),period:f}));if(s===null||e.length===0)return;let t=e.map(({price:u})=>u),[n,i]=[Math.min(...t),Math.max(...t)],o=[...new Set(t)].sort((u,m)=>u-m),a=(o.length>4?3:o.length)-1,l=u=>a===0?0:o.length<=4?o.indexOf(u)/a:Math.min(a,Math.floor((u-n)/(i-n)*(a+1)))/a,d=new Map;for(let{price:u,period:m}of e){let p=l(u),f=d.get(p)??{level:p,low:u,high:u,period:m};d.set(p,{level:p,low:Math.min(f.low,u),high:Math.max(f.high,u),period:f.period===m?m:""})}return{currency:s,bands:e.map(({start:u,end:m,price:p})=>({start:u,end:m,price:p,level:l(p)})),levels:[...d.values()].sort((u,m)=>u.level-m.level)}}function Jr(s,{start:r,end:e}){let t=s.bands.filter(n=>n.start<e&&n.end>r).map(({price:n})=>n);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var gs={day:"hour",week:"day",month:"day",year:"month"};function Qr(s,r,e,t,n=0){let i=gs[s];return{range:R(r,s,e.shown,t,n),bar:i,resolution:e.shown===e.home?i:"hour"}}function Xr(s,r){let e=r.map(()=>null);for(let{start:t,change:n}of s){if(typeof n!="number")continue;let i=ys(r,t);i!==null&&(e[i]=(e[i]??0)+n)}return e}function ys(s,r){let e=0,t=s.length;for(;e<t;){let i=e+t>>1;(s[i]?.end??1/0)<=r?e=i+1:t=i}let n=s[e];return n&&n.start<=r?e:null}function en(s,r,e){return V(s.range,s.bar,r,e)}var tn=["day","week","month","year"],rn=["energy","money"],vs=["day","week"],bs={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},ws={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},le=class extends b{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new A(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...B,{name:"span",kind:"choice",choices:tn,standard:"day",texts:"usage"},{name:"unit",kind:"choice",choices:rn,standard:"energy",texts:"usage"},{name:"prices",kind:"boolean",standard:!0}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:C(this.hass),home:this.hass.config.time_zone};return Qr(this.span,Date.now(),e,Y(this.hass),this.step)}async load(){let{page:e,span:t,unit:n}=this,{range:i,resolution:o}=e,a=k(this.meters),l=a.flatMap(w=>this.idsOf(w,n)),d=a.map(({id:w})=>w),u=vs.includes(t)&&this.config.prices!==!1,m=re(Date.now()),p=i.start<=m.start&&m.start<i.end,[f,v,M]=await Promise.all([N(this.hass,{ids:l,range:i,resolution:o,types:["change"]}),wr(this.hass,p?l:[],m),Je(this.hass,d,i,u)]);return()=>this.shown={page:e,span:t,unit:n,statistics:xr(f,v),hours:M}}idsOf(e,t){let{energy:n,energy_export:i,cost_total:o}=e.entities;return(t==="money"?[o]:[n,i]).filter(a=>a!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),n=t.series.every(({values:i})=>i.every(o=>o===null));return c`${this.controls(e)}
    ${n?this.none(e):c`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${i=>this.written(i,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}none({page:e,unit:t}){let n=k(this.meters).some(({entities:i})=>i.cost_total!==void 0);return t==="money"&&!n?c`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`:this.notice(e.range.end<=Date.now()?"usage.nothing":"state.empty")}written(e,t){return t==="money"?F(this.hass,e,this.currency):_(this.hass,e)}get currency(){return k(this.meters).map(({entities:t})=>Se(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:n},i){let o=Pe(i.series.map(({values:a})=>Pe(a)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:o===null?this.t("state.unknown"):this.written(o,n)})}rangeText(e,t){let n={day:"numeric",month:"long",year:"numeric"};return{day:S(this.hass,e.start,{weekday:"long",...n}),week:`${S(this.hass,e.start,{day:"numeric",month:"short"})} – ${S(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:S(this.hass,e.start,{month:"long",year:"numeric"}),year:S(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:n,unit:i,hours:o}=e,a=Date.now(),l=en(t,C(this.hass),Y(this.hass)),d=k(this.meters),u=new Map(d.flatMap(({id:f})=>{let v=o[f];return v?[[f,l.map(M=>Xe(M,v,i==="money"))]]:[]})),m=this.prices(d,o),p=l.map((f,v)=>{let M=f.start<=a&&a<f.end,w=d.flatMap(({id:He,name:st})=>this.remarks(u.get(He)?.[v],d.length>1,st)),O=[...M?[this.t("usage.incomplete")]:[],...w].join("; "),D=m&&Jr(m,f);return{label:S(this.hass,f.start,bs[n]),title:S(this.hass,f.start,ws[n]),...f,...O?{note:O}:{},...M?{running:!0}:{},...f.start>a?{ahead:!0}:{},...D?{price:D}:{}}});return{unit:i==="money"?this.currency:"kWh",columns:p,series:d.flatMap((f,v)=>this.series(f,hr(v),l,e,u.get(f.id))),...m?{prices:this.told(m)}:{}}}remarks(e,t,n){return Te.flatMap(i=>{let o=e?.[i];if(o===void 0)return[];let a=this.t(`usage.${i}`,{hours:T(this.hass,o,o<10?1:0)});return[t?`${n}: ${a}`:a]})}prices(e,t){for(let{id:n}of e){let i=t[n]&&Yr(t[n]);if(i)return i}}told({bands:e,levels:t,currency:n}){let i=a=>ir(this.hass,a,n),o=(a,l)=>a===l?i(a):`${i(a)} – ${i(l)}`;return{bands:e,unit:`${n}/kWh`,format:i,legend:t.map(({level:a,low:l,high:d,period:u})=>({level:a,text:u?`${u}: ${o(l,d)}`:o(l,d)}))}}series(e,t,n,{unit:i,statistics:o},a){let{energy:l,energy_export:d,cost_total:u}=e.entities,m=w=>{let O=w===void 0?void 0:o[w];return O&&Xr(O,n)};if(i==="money"&&Se(this.hass,u)!==this.currency)return[];let p=m(i==="money"?u:l),f=i==="money"?void 0:m(d),v=a?.map(Mr)??[],M=p?[{name:e.name,color:t,values:p,marks:v}]:[];if(f?.some(w=>w!==null&&w!==0)){let w=this.t("usage.exported",{name:e.name}),O=f.map(D=>D===null?null:-D);M.push({name:w,color:Ye,values:O,marks:v})}return M}controls({page:e,span:t}){let n=tn.map(o=>({value:o,text:this.t(`usage.${o}`)})),i=rn.map(o=>({value:o,text:this.t(`usage.${o}`)}));return c`<div class="controls">
        ${q(this.t("usage.period"),n,this.span,o=>{this.show({span:o})})}
        ${q(this.t("usage.unit"),i,this.unit,o=>{this.show({unit:o})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range,t)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):h}
      </div>`}turn(e,t,n){return c`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${n>0}
      @click=${()=>{this.show({step:n})}}
    >
      ${t}
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[b.styles,ee,y`
      .controls,
      .pager {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
      }
      .controls {
        justify-content: space-between;
      }
      .pager {
        flex-wrap: nowrap;
      }
      .pager span {
        flex: 0 1 auto;
        text-align: center;
      }
      button:disabled {
        opacity: 0.4;
        cursor: default;
      }
    `]}};g([$()],le.prototype,"span",2),g([$()],le.prototype,"unit",2),g([$()],le.prototype,"step",2);function nn(s,r=4){let e=0,t=0;for(let p of s)p===null||!Number.isFinite(p)||(e=Math.min(e,p),t=Math.max(t,p));e===t&&(t=1);let n=(t-e)/r,i=Math.floor(Math.log10(n)),a=([1,2,5,10].find(p=>p*10**i>=n*.9999)??10)*10**i,l=Math.floor(e/a+1e-9),d=Math.ceil(t/a-1e-9),u=Math.max(0,-Math.floor(Math.log10(a)+1e-9)),m=Array.from({length:d-l+1},(p,f)=>Number(((l+f)*a).toFixed(u)));return{low:l*a,high:d*a,ticks:m,digits:u}}function sn(s,r,e){let t=Math.max(1,Math.floor(r/e));return Math.max(1,Math.ceil(s/t))}var on=220,Ct=44,xs=14,an=16;function cn(s,r){let e=nn(Ss(s)),t={left:Ct,top:20,width:Math.max(10,r-Ct-4),height:on-44},n=s.columns.length,i=t.width/Math.max(1,n),o=l=>t.top+(e.high-l)/(e.high-e.low)*t.height,a=sn(n,t.width,Ct);return{height:on,plot:t,step:i,digits:e.digits,ticks:e.ticks.map(l=>({value:l,y:o(l)})),labels:s.columns.flatMap(({label:l},d)=>d%a===0?[{x:t.left+(d+.5)*i,text:l}]:[]),bands:$s(s,t.left,i),expected:(s.expected??[]).flatMap((l,d)=>l?[{x:t.left+d*i,y:o(l.high),width:i,height:Math.max(1,o(l.low)-o(l.high))}]:[]),bars:Ms(s,t.left,i,o),absent:_s(s,t.left,i,o),lines:s.series.filter(({shape:l})=>l==="line").map(l=>({path:Ts(l,t.left,i,o),color:l.color})),columnAt:l=>{let d=Math.floor((l-t.left)/i);return d>=0&&d<n?d:null}}}function ln(s,r,e,t){let n=s.findIndex(({end:o})=>r<o),i=s[n];return i?e+(n+Math.max(0,(r-i.start)/(i.end-i.start)))*t:e+s.length*t}function $s({columns:s,prices:r},e,t){if(!r||r.legend.length<2)return[];let n=[];for(let{start:i,end:o,level:a}of r.bands){let l=ln(s,i,e,t),d=ln(s,o,e,t)-l,u=n.at(-1);u?.level===a&&Math.abs(u.x+u.width-l)<.01?u.width+=d:d>0&&n.push({x:l,width:d,level:a,strip:3+a*(xs-3)})}return n}function _s(s,r,e,t){let n=Math.max(2,e-Math.min(e*.2,6));return s.columns.flatMap((i,o)=>{if(!s.series.some(({marks:l})=>l?.[o]==="missing"))return[];let a=s.series.reduce((l,d)=>l+Math.max(0,d.values[o]??0),0);return[{x:r+o*e+(e-n)/2,y:Math.max(0,t(a)-an),width:n,height:an}]})}function*Ss(s){let r=s.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<s.columns.length;e++){let t=r.map(n=>n.values[e]??0);yield t.reduce((n,i)=>n+Math.max(0,i),0),yield t.reduce((n,i)=>n+Math.min(0,i),0),yield s.expected?.[e]?.high??null,yield s.expected?.[e]?.low??null}for(let e of s.series)r.includes(e)||(yield*e.values)}function ks(s){return s==="estimated"||s==="late"?s:null}function Ms(s,r,e,t){let n=s.series.filter(({shape:u})=>u===void 0||u==="stacked"),i=s.series.filter(({shape:u})=>u==="beside"),o=i.length+(n.length?1:0),a=Math.min(e*.2,6),l=Math.max(.5,(e-a)/Math.max(1,o)),d=[];return s.columns.forEach((u,m)=>{let p=r+m*e+a/2,f={up:0,down:0},v=(M,w,O)=>{let D=M.values[m];if(D==null||D===0)return O;let[He,st]=D>0?[t(O+D),t(O)]:[t(O),t(O+D)];return d.push({x:w,y:He,width:l,height:Math.max(.5,st-He),color:M.color,mark:ks(M.marks?.[m]),running:u.running??!1}),O+D};i.forEach((M,w)=>v(M,p+w*l,0));for(let M of n){let w=(M.values[m]??0)<0?"down":"up";f[w]=v(M,p+i.length*l,f[w])}}),d}function Ts(s,r,e,t){let n="M";return s.values.map((i,o)=>{if(i===null)return n="M","";let a=`${n}${(r+(o+.5)*e).toFixed(1)} ${t(i).toFixed(1)}`;return n="L",a}).join("")}var U=class extends P{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,n=this.chosen,i={ArrowRight:n===null?0:Math.min(t,n+1),ArrowLeft:n===null?t:Math.max(0,n-1),Home:0,End:t,Escape:null};!(e.key in i)||t<0||(e.preventDefault(),this.choose(i[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return c`<div class="frame"></div>`;let e=cn(this.data,this.width);return c`<div
        class="frame"
        role="img"
        tabindex="0"
        aria-label=${this.summary}
        @keydown=${this.onKey}
        @pointermove=${t=>{this.choose(e.columnAt(t.clientX-this.getBoundingClientRect().left))}}
        @pointerleave=${()=>{this.choose(null)}}
        @blur=${()=>{this.choose(null)}}
      >
        ${this.picture(e)} ${this.tooltip(e)}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}picture(e){let{plot:t,height:n}=e;return c`<svg width=${this.width} height=${n} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" width="3" height="6"></rect>
        </pattern>
        <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="2.5" cy="2.5" r="1.3"></circle>
        </pattern>
      </defs>
      ${e.bands.map(i=>this.band(i,t))}
      ${e.ticks.map(i=>H`<line class=${i.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${i.y} y2=${i.y}></line>
          <text class="tick" x=${t.left-6} y=${i.y+4} text-anchor="end">${this.formatTick(i.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?h:H`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(i=>H`<rect class="expected" x=${i.x} y=${i.y} width=${i.width} height=${i.height}></rect>`)}
      ${e.bars.map(i=>H`<rect class=${i.running?"running":"bar"} x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill=${i.color} rx="1.5"></rect>
          ${i.mark?H`<rect x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill="url(#${i.mark})"></rect>`:h}`)}
      ${e.absent.map(i=>H`<rect class="absent" x=${i.x} y=${i.y} width=${i.width} height=${i.height} rx="2"></rect>`)}
      ${e.lines.map(i=>H`<path class="line" d=${i.path} stroke=${i.color}></path>`)}
      ${e.labels.map(i=>H`<text class="tick" x=${i.x} y=${n-4} text-anchor="middle">${i.text}</text>`)}
    </svg>`}band({x:e,width:t,level:n,strip:i},o){return H`<rect class="band" x=${e} y=${o.top} width=${t} height=${o.height} opacity=${.04+.2*n}></rect>
      <rect class="band" x=${e} y=${o.top-i} width=${t} height=${i} opacity=${.35+.5*n}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return h;let n=e.plot.left+(this.chosen+.5)*e.step,i=n>this.width/2?`right:${this.width-n+e.step/2+8}px`:`left:${n+e.step/2+8}px`;return c`<div class="tooltip" style=${i}>
      <strong>${t.title}</strong>
      ${this.data.series.map(o=>c`<div><i style="background:${o.color}"></i>${o.name}<b>${this.valueText(o)}</b></div>`)}
      ${this.expectedText()??h} ${this.priceLine(t)}
      ${t.note?c`<em>${t.note}</em>`:h}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?c`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Oe(this.data,e);return t===void 0?h:c`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t!=null?this.format(t):this.chosenColumn?.ahead?"–":this.unknown}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(a=>`${a.name} ${this.valueText(a)}`),n=this.chosen===null?null:this.data.expected?.[this.chosen],i=n?`${this.format(n.low)} – ${this.format(n.high)}`:void 0;return[e.title,...t,i,Oe(this.data,e),e.note].filter(a=>a!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=[me,y`
      :host {
        display: block;
        position: relative;
      }
      .frame {
        position: relative;
        min-height: 220px;
        touch-action: pan-y;
      }
      svg {
        display: block;
      }
      .tick {
        font-size: 12px;
        fill: var(--secondary-text-color);
      }
      .grid {
        stroke: var(--divider-color);
      }
      .zero {
        stroke: var(--secondary-text-color);
      }
      .band {
        fill: var(--smart-energy-price-color, var(--secondary-text-color, #727272));
      }
      .running {
        opacity: 0.6;
      }
      .ink {
        fill: var(--card-background-color, #fff);
        opacity: 0.7;
      }
      .absent {
        fill: none;
        stroke: var(--secondary-text-color);
        stroke-width: 1.5;
        stroke-dasharray: 3 3;
      }
      .chosen {
        fill: var(--primary-text-color);
        opacity: 0.08;
      }
      .expected {
        fill: var(--primary-color);
        opacity: 0.25;
      }
      .line {
        fill: none;
        stroke-width: 2;
        stroke-linejoin: round;
      }
      .tooltip {
        position: absolute;
        top: 8px;
        z-index: 1;
        max-width: 60%;
        padding: 8px 10px;
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        color: var(--primary-text-color);
        font-size: 13px;
        line-height: 1.5;
        pointer-events: none;
      }
      .tooltip div {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .tooltip b {
        margin-left: auto;
        padding-left: 12px;
        font-variant-numeric: tabular-nums;
      }
      .tooltip i {
        width: 10px;
        height: 10px;
        border-radius: 2px;
      }
      .tooltip em {
        color: var(--secondary-text-color);
      }
    `]}};g([x({attribute:!1})],U.prototype,"data",2),g([x({attribute:!1})],U.prototype,"format",2),g([x({attribute:!1})],U.prototype,"formatTick",2),g([x()],U.prototype,"summary",2),g([x()],U.prototype,"unknown",2),g([$()],U.prototype,"width",2),g([$()],U.prototype,"chosen",2);function rt(s,r){let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([r],{type:"text/csv"})),e.download=`${s}.csv`,e.click(),URL.revokeObjectURL(e.href)}var W=class extends P{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{rt(this.filename,Zr(this.data))}}t(e){return E(this.hass.language,e)}render(){return c`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>c`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
          ${Gr(this.data,Te).map(e=>c`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=n=>`--level:${n};--height:${Math.round(25+75*n)}%`;return e.map(({level:n,text:i})=>c`<li>${e.length>1?c`<i class="price" style=${t(n)}></i>`:h}${i}</li>`)}chart(){return c`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>T(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:n,prices:i}=this.data,o=e.some(({note:l})=>l!==void 0),a=(l,d=!1)=>l==null?d?"":this.t("state.unknown"):this.format(l);return c`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:l})=>c`<th scope="col">${l}</th>`)}
            ${n?c`<th scope="col">${this.t("chart.expected")}</th>`:h}
            ${i?c`<th scope="col">${this.t("chart.price")}</th>`:h}
            ${o?c`<th scope="col">${this.t("chart.note")}</th>`:h}
          </tr>
        </thead>
        <tbody>
          ${e.map((l,d)=>{let u=n?.[d];return c`<tr>
              <th scope="row">${l.title}</th>
              ${t.map(({values:m})=>c`<td>${a(m[d],l.ahead)}</td>`)}
              ${n?c`<td>${u?`${a(u.low)} – ${a(u.high)}`:""}</td>`:h}
              ${i?c`<td>${Oe(this.data,l)??""}</td>`:h}
              ${o?c`<td class="note">${l.note??""}</td>`:h}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:l})=>c`<td>${a(Pe(l))}</td>`)}
            ${[n,i,o].map(l=>l?c`<td></td>`:h)}
          </tr>
        </tfoot>
      </table>
    </div>`}static{this.styles=[he,Ze,y`
      :host {
        display: block;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .legend {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 13px;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .legend i {
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--color);
      }
      .legend i.line {
        height: 3px;
      }
      .legend i.estimated,
      .legend i.late,
      .legend i.missing {
        border: 1px solid var(--secondary-text-color);
      }
      .legend i.estimated {
        background: repeating-linear-gradient(45deg, var(--secondary-text-color) 0 2px, transparent 2px 4px);
      }
      .legend i.late {
        background: radial-gradient(var(--secondary-text-color) 1px, transparent 1.5px) 0 0 / 4px 4px;
      }
      .legend i.missing {
        border-style: dashed;
        background: none;
      }
      .legend i.price {
        position: relative;
        overflow: hidden;
        border-radius: 0;
        background: none;
      }
      .legend i.price::after {
        position: absolute;
        inset: auto 0 0;
        height: var(--height);
        background: var(--smart-energy-price-color, var(--secondary-text-color, #727272));
        opacity: calc(0.35 + 0.5 * var(--level));
        content: "";
      }
      .scroll {
        max-height: 360px;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 14px;
      }
      th,
      td {
        padding: 6px 8px;
        border-bottom: 1px solid var(--divider-color);
        text-align: right;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      th:first-child {
        text-align: left;
        font-weight: normal;
      }
      td.note {
        min-width: 160px;
        white-space: normal;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--card-background-color, #fff);
        color: var(--secondary-text-color);
        font-weight: 500;
      }
      tfoot th,
      tfoot td {
        font-weight: 500;
      }
    `]}};g([x({attribute:!1})],W.prototype,"hass",2),g([x({attribute:!1})],W.prototype,"data",2),g([x({attribute:!1})],W.prototype,"format",2),g([x()],W.prototype,"summary",2),g([x()],W.prototype,"filename",2),g([$()],W.prototype,"asTable",2);var L=class extends P{constructor(){super(...arguments);this.row=String;this.format=String;this.unit="";this.summary="";this.filename="smart-energy";this.withNumbers=!1}t(e){return E(this.hass.language,e)}render(){let e=this.values[0]?.length??0,t=this.withNumbers?1:6;return c`<div
        class="scroll"
        tabindex=${this.withNumbers?"0":h}
        role="region"
        aria-label=${this.summary}
      >
        <table class=${this.withNumbers?"numbers":"colors"} aria-label=${this.summary}>
          <thead>
            <tr>
              <td></td>
              ${Array.from({length:e},(n,i)=>c`<th scope="col"><span class=${i%t===0?h:"visually-hidden"}>${i}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.values.map((n,i)=>this.tableRow(n,i))}
          </tbody>
        </table>
      </div>
      <p class="summary">${this.summary}</p>
      <div class="tools">
        <button
          @click=${()=>{this.withNumbers=!this.withNumbers}}
        >
          ${this.t(this.withNumbers?"chart.colors":"chart.table")}
        </button>
        <button
          @click=${()=>{rt(this.filename,this.csv())}}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`}tableRow(e,t){return c`<tr>
      <th scope="row">${this.row(t)}</th>
      ${e.map((n,i)=>{let o=n===null?this.t("state.unknown"):this.format(n);return c`<td style="background:${this.paint(n)}" title="${this.row(t)} ${i}: ${o}">
          <span class=${this.withNumbers?h:"visually-hidden"}>${o}</span>
        </td>`})}
    </tr>`}paint(e){let t=this.values.flat().filter(a=>a!==null),n=Math.min(0,...t),i=Math.max(...t);if(e===null||i<=n)return"none";let o=this.withNumbers?45:100;return`color-mix(in srgb, var(--primary-color) ${Math.round((e-n)/(i-n)*o)}%, transparent)`}csv(){let e=Array.from({length:this.values[0]?.length??0},(n,i)=>`${i} (${this.unit})`),t=this.values.map((n,i)=>[this.row(i),...n.map(o=>o===null?"":String(o))]);return Rt([["",...e],...t])}static{this.styles=[he,Ze,me,y`
      :host {
        display: block;
      }
      .scroll {
        position: relative;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 1px;
        font-size: 12px;
      }
      .colors {
        table-layout: fixed;
      }
      th {
        overflow: visible;
        font-weight: normal;
        text-align: left;
        white-space: nowrap;
        color: var(--secondary-text-color);
      }
      .colors th[scope="row"],
      .colors thead td {
        width: 40px;
      }
      tbody td {
        position: relative;
        height: 18px;
        border-radius: 2px;
        box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--divider-color) 60%, transparent);
      }
      .numbers td {
        padding: 4px 6px;
        text-align: right;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .summary {
        margin: 8px 0;
        color: var(--secondary-text-color);
      }
    `]}};g([x({attribute:!1})],L.prototype,"hass",2),g([x({attribute:!1})],L.prototype,"values",2),g([x({attribute:!1})],L.prototype,"row",2),g([x({attribute:!1})],L.prototype,"format",2),g([x()],L.prototype,"unit",2),g([x()],L.prototype,"summary",2),g([x()],L.prototype,"filename",2),g([$()],L.prototype,"withNumbers",2);async function dn(s){await window.customElements.whenDefined("home-assistant");for(let[r,e]of Object.entries(s))window.customElements.get(r)||window.customElements.define(r,e)}function As(s,r){return(e,t)=>{let n=e.entities[t];return n?.platform==="smart_energy"&&r.includes(n.translation_key??"")&&n.device_id?{config:{type:`custom:${s}`,devices:[n.device_id]}}:null}}function un(s,r){let e=t=>E(document.documentElement.lang,t);return Object.defineProperties(r,{name:{get:()=>e(s),enumerable:!0},description:{get:()=>e(`${s}_help`),enumerable:!0}})}function mn(s){let r=window.customCards??=[];for(let{card:t,keys:n}of s){let i=`smart-energy-${t}-card`;r.some(o=>o.type===i)||r.push(un(`card.${t}`,{type:i,preview:!0,getEntitySuggestion:As(i,n)}))}let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push(un("card.strategy",{type:"smart-energy",strategyType:"dashboard"}))}function hn(s){let{status:r,power:e,voltage:t,current:n,energy:i}=s.entities,o=(a,l)=>a===void 0?[]:[{type:"tile",entity:a,...l}];return{type:"grid",cards:[{type:"heading",heading:s.name,icon:"mdi:meter-electric",...r===void 0?{}:{badges:[{type:"entity",entity:r,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...o(e,{name:"Power",icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...o(t,{name:"Voltage"}),...o(n,{name:"Current"}),...o(i,{name:"Energy register",grid_options:{columns:"full"}})]}}var pn={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function fn(s,r){return[{type:"grid",cards:[{type:"markdown",content:E(s.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},Rs(E(s.language,"settings.tariff"),"mdi:cash-clock")]},...r.flatMap(e=>Cs(s,e))]}function Rs(s,r){return{type:"button",name:s,icon:r,tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}}function Cs(s,r){let e=Object.values(r.entities).filter(t=>s.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,n)=>t.domain.localeCompare(n.domain)||t.id.localeCompare(n.id)).map(({id:t,domain:n})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...pn[n]?{features:pn[n],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:r.name,icon:"mdi:meter-electric"},...e]}]}var nt=class extends HTMLElement{static generate(r,e){let t=Ge(e);return Promise.resolve({title:"Smart Energy",views:[Es(e),Os(e),Ps(e),Ds(e,t),Hs(e,t)]})}};function De(s,r,e,t){return{title:E(s.language,`view.${r}`),path:r,icon:e,type:"sections",max_columns:3,sections:t}}function G(s,r=1){return{type:"grid",column_span:r,cards:s}}function I(s,r={}){return{type:`custom:smart-energy-${s}-card`,grid_options:{columns:"full"},...r}}function Es(s){return De(s,"overview","mdi:lightning-bolt",[G([I("alerts",{compact:!0}),I("live")]),G([I("usage")]),G([I("costs"),I("forecast")])])}function Os(s){return De(s,"analytics","mdi:chart-bar",[G([I("usage",{span:"month"})],2),G([I("compare")]),G([I("costs")]),G([I("forecast")],2)])}function Ps(s){return De(s,"alerts","mdi:alert-circle-outline",[G([I("alerts")],2)])}function Ds(s,r){return De(s,"devices","mdi:meter-electric",[G([I("devices")]),...r.map(hn)])}function Hs(s,r){return De(s,"settings","mdi:cog",fn(s,r))}mn([{card:"live",keys:["power","voltage","current"]},{card:"devices",keys:["status","power"]},{card:"usage",keys:["energy","energy_export","energy_today"]},{card:"alerts",keys:[...Ht,"alert"]},{card:"compare",keys:["energy","energy_today"]},{card:"costs",keys:["cost_today","cost_total","cost_billing_period","price"]},{card:"forecast",keys:["energy_expected_today","energy_expected_tomorrow"]}]);dn({"ll-strategy-dashboard-smart-energy":nt,"smart-energy-alerts-card":X,"smart-energy-bar-chart":U,"smart-energy-chart":W,"smart-energy-compare-card":Ae,"smart-energy-costs-card":Re,"smart-energy-devices-card":Ce,"smart-energy-forecast-card":et,"smart-energy-heat-map":L,"smart-energy-live-card":tt,"smart-energy-usage-card":le});
