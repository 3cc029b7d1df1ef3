var Gr=Object.defineProperty;var Zr=Object.getOwnPropertyDescriptor;var g=(s,n,e,t)=>{for(var r=t>1?void 0:t?Zr(n,e):n,i=s.length-1,o;i>=0;i--)(o=s[i])&&(r=(t?o(n,e,r):o(r))||r);return t&&r&&Gr(n,e,r),r};var Yt={overcurrent:"A",overvoltage:"V",undervoltage:"V",power_limit:"W",power_spike:"W",meter_offline:"s",no_mains:"V",import_budget:"kWh",unusual_hour:"kWh",unusual_day:"kWh",standby_rise:"W"},Yr=["unusual_hour","unusual_day","standby_rise"];function Jt({kind:s}){return Yr.includes(s)}var Qt=Object.keys(Yt);function Xt(s){return Yt[s]??""}function en(s,n){return n.flatMap(t=>Object.values(t.entities).flatMap(r=>{let i=s.states[r],o=r.startsWith("binary_sensor.")&&typeof i?.attributes.alert_id=="string";return i&&o&&i.state==="on"?[tn(s,t,i.attributes,Date.parse(i.last_changed))]:[]})).sort((t,r)=>Number(t.acknowledged)-Number(r.acknowledged)||r.since-t.since)}function tn(s,n,e,t){let r=String(e.kind??"");return{id:String(e.alert_id??""),meter:n,kind:r,name:Jr(s,n,r),value:Gt(e.value),limit:Gt(e.limit),since:Zt(e.since)??t,until:Zt(e.until),acknowledged:e.acknowledged===!0||e.acknowledged_by!==void 0,explanation:typeof e.explanation=="string"?e.explanation:null}}function Jr(s,n,e){let r=s.states[n.entities[e]??""]?.attributes.friendly_name;return r?r.startsWith(`${n.name} `)?r.slice(n.name.length+1):r:e}function Gt(s){return typeof s=="number"&&Number.isFinite(s)?s:null}function Zt(s){let n=typeof s=="string"?Date.parse(s):NaN;return Number.isNaN(n)?null:n}function nn(s,n,e){let t=new Map;for(let{attributes:r}of e){if(typeof r.alert_id!="string")continue;let i=tn(s,n,r,0);t.set(i.id,Qr(t.get(i.id),i))}return[...t.values()].sort((r,i)=>i.since-r.since)}function Qr(s,n){return s?{...n,until:n.until??s.until,explanation:n.explanation??s.explanation,acknowledged:n.acknowledged||s.acknowledged}:n}var Ve=globalThis,Ge=Ve.ShadowRoot&&(Ve.ShadyCSS===void 0||Ve.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,$t=Symbol(),rn=new WeakMap,Ae=class{constructor(n,e,t){if(this._$cssResult$=!0,t!==$t)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=n,this.t=e}get styleSheet(){let n=this.o,e=this.t;if(Ge&&n===void 0){let t=e!==void 0&&e.length===1;t&&(n=rn.get(e)),n===void 0&&((this.o=n=new CSSStyleSheet).replaceSync(this.cssText),t&&rn.set(e,n))}return n}toString(){return this.cssText}},sn=s=>new Ae(typeof s=="string"?s:s+"",void 0,$t),b=(s,...n)=>{let e=s.length===1?s[0]:n.reduce((t,r,i)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+s[i+1],s[0]);return new Ae(e,s,$t)},on=(s,n)=>{if(Ge)s.adoptedStyleSheets=n.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of n){let t=document.createElement("style"),r=Ve.litNonce;r!==void 0&&t.setAttribute("nonce",r),t.textContent=e.cssText,s.appendChild(t)}},St=Ge?s=>s:s=>s instanceof CSSStyleSheet?(n=>{let e="";for(let t of n.cssRules)e+=t.cssText;return sn(e)})(s):s;var{is:Xr,defineProperty:es,getOwnPropertyDescriptor:ts,getOwnPropertyNames:ns,getOwnPropertySymbols:rs,getPrototypeOf:ss}=Object,Ze=globalThis,an=Ze.trustedTypes,is=an?an.emptyScript:"",os=Ze.reactiveElementPolyfillSupport,Te=(s,n)=>s,Re={toAttribute(s,n){switch(n){case Boolean:s=s?is:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,n){let e=s;switch(n){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},Ye=(s,n)=>!Xr(s,n),ln={attribute:!0,type:String,converter:Re,reflect:!1,useDefault:!1,hasChanged:Ye};Symbol.metadata??=Symbol("metadata"),Ze.litPropertyMetadata??=new WeakMap;var z=class extends HTMLElement{static addInitializer(n){this._$Ei(),(this.l??=[]).push(n)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(n,e=ln){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(n)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(n,e),!e.noAccessor){let t=Symbol(),r=this.getPropertyDescriptor(n,t,e);r!==void 0&&es(this.prototype,n,r)}}static getPropertyDescriptor(n,e,t){let{get:r,set:i}=ts(this.prototype,n)??{get(){return this[e]},set(o){this[e]=o}};return{get:r,set(o){let l=r?.call(this);i?.call(this,o),this.requestUpdate(n,l,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(n){return this.elementProperties.get(n)??ln}static _$Ei(){if(this.hasOwnProperty(Te("elementProperties")))return;let n=ss(this);n.finalize(),n.l!==void 0&&(this.l=[...n.l]),this.elementProperties=new Map(n.elementProperties)}static finalize(){if(this.hasOwnProperty(Te("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Te("properties"))){let e=this.properties,t=[...ns(e),...rs(e)];for(let r of t)this.createProperty(r,e[r])}let n=this[Symbol.metadata];if(n!==null){let e=litPropertyMetadata.get(n);if(e!==void 0)for(let[t,r]of e)this.elementProperties.set(t,r)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let r=this._$Eu(e,t);r!==void 0&&this._$Eh.set(r,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(n){let e=[];if(Array.isArray(n)){let t=new Set(n.flat(1/0).reverse());for(let r of t)e.unshift(St(r))}else n!==void 0&&e.push(St(n));return e}static _$Eu(n,e){let t=e.attribute;return t===!1?void 0:typeof t=="string"?t:typeof n=="string"?n.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(n=>this.enableUpdating=n),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(n=>n(this))}addController(n){(this._$EO??=new Set).add(n),this.renderRoot!==void 0&&this.isConnected&&n.hostConnected?.()}removeController(n){this._$EO?.delete(n)}_$E_(){let n=new Map,e=this.constructor.elementProperties;for(let t of e.keys())this.hasOwnProperty(t)&&(n.set(t,this[t]),delete this[t]);n.size>0&&(this._$Ep=n)}createRenderRoot(){let n=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return on(n,this.constructor.elementStyles),n}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(n=>n.hostConnected?.())}enableUpdating(n){}disconnectedCallback(){this._$EO?.forEach(n=>n.hostDisconnected?.())}attributeChangedCallback(n,e,t){this._$AK(n,t)}_$ET(n,e){let t=this.constructor.elementProperties.get(n),r=this.constructor._$Eu(n,t);if(r!==void 0&&t.reflect===!0){let i=(t.converter?.toAttribute!==void 0?t.converter:Re).toAttribute(e,t.type);this._$Em=n,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(n,e){let t=this.constructor,r=t._$Eh.get(n);if(r!==void 0&&this._$Em!==r){let i=t.getPropertyOptions(r),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Re;this._$Em=r;let l=o.fromAttribute(e,i.type);this[r]=l??this._$Ej?.get(r)??l,this._$Em=null}}requestUpdate(n,e,t,r=!1,i){if(n!==void 0){let o=this.constructor;if(r===!1&&(i=this[n]),t??=o.getPropertyOptions(n),!((t.hasChanged??Ye)(i,e)||t.useDefault&&t.reflect&&i===this._$Ej?.get(n)&&!this.hasAttribute(o._$Eu(n,t))))return;this.C(n,e,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(n,e,{useDefault:t,reflect:r,wrapped:i},o){t&&!(this._$Ej??=new Map).has(n)&&(this._$Ej.set(n,o??e??this[n]),i!==!0||o!==void 0)||(this._$AL.has(n)||(this.hasUpdated||t||(e=void 0),this._$AL.set(n,e)),r===!0&&this._$Em!==n&&(this._$Eq??=new Set).add(n))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let n=this.scheduleUpdate();return n!=null&&await n,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,i]of this._$Ep)this[r]=i;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[r,i]of t){let{wrapped:o}=i,l=this[r];o!==!0||this._$AL.has(r)||l===void 0||this.C(r,void 0,i,l)}}let n=!1,e=this._$AL;try{n=this.shouldUpdate(e),n?(this.willUpdate(e),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(e)):this._$EM()}catch(t){throw n=!1,this._$EM(),t}n&&this._$AE(e)}willUpdate(n){}_$AE(n){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(n)),this.updated(n)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(n){return!0}update(n){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(n){}firstUpdated(n){}};z.elementStyles=[],z.shadowRootOptions={mode:"open"},z[Te("elementProperties")]=new Map,z[Te("finalized")]=new Map,os?.({ReactiveElement:z}),(Ze.reactiveElementVersions??=[]).push("2.1.2");var Mt=globalThis,cn=s=>s,Je=Mt.trustedTypes,dn=Je?Je.createPolicy("lit-html",{createHTML:s=>s}):void 0,At="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,Tt="?"+q,as=`<${Tt}>`,de=document,Ce=()=>de.createComment(""),Oe=s=>s===null||typeof s!="object"&&typeof s!="function",Rt=Array.isArray,gn=s=>Rt(s)||typeof s?.[Symbol.iterator]=="function",kt=`[ 	
\f\r]`,Ee=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,un=/-->/g,mn=/>/g,le=RegExp(`>|${kt}(?:([^\\s"'>=/]+)(${kt}*=${kt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),hn=/'/g,pn=/"/g,yn=/^(?:script|style|textarea|title)$/i,Et=s=>(n,...e)=>({_$litType$:s,strings:n,values:e}),d=Et(1),L=Et(2),Ei=Et(3),P=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),fn=new WeakMap,ce=de.createTreeWalker(de,129);function vn(s,n){if(!Rt(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return dn!==void 0?dn.createHTML(n):n}var bn=(s,n)=>{let e=s.length-1,t=[],r,i=n===2?"<svg>":n===3?"<math>":"",o=Ee;for(let l=0;l<e;l++){let a=s[l],u,m,c=-1,h=0;for(;h<a.length&&(o.lastIndex=h,m=o.exec(a),m!==null);)h=o.lastIndex,o===Ee?m[1]==="!--"?o=un:m[1]!==void 0?o=mn:m[2]!==void 0?(yn.test(m[2])&&(r=RegExp("</"+m[2],"g")),o=le):m[3]!==void 0&&(o=le):o===le?m[0]===">"?(o=r??Ee,c=-1):m[1]===void 0?c=-2:(c=o.lastIndex-m[2].length,u=m[1],o=m[3]===void 0?le:m[3]==='"'?pn:hn):o===pn||o===hn?o=le:o===un||o===mn?o=Ee:(o=le,r=void 0);let f=o===le&&s[l+1].startsWith("/>")?" ":"";i+=o===Ee?a+as:c>=0?(t.push(u),a.slice(0,c)+At+a.slice(c)+q+f):a+q+(c===-2?l:f)}return[vn(s,i+(s[e]||"<?>")+(n===2?"</svg>":n===3?"</math>":"")),t]},De=class s{constructor({strings:n,_$litType$:e},t){let r;this.parts=[];let i=0,o=0,l=n.length-1,a=this.parts,[u,m]=bn(n,e);if(this.el=s.createElement(u,t),ce.currentNode=this.el.content,e===2||e===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=ce.nextNode())!==null&&a.length<l;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(At)){let h=m[o++],f=r.getAttribute(c).split(q),y=/([.?@])?(.*)/.exec(h);a.push({type:1,index:i,name:y[2],strings:f,ctor:y[1]==="."?Xe:y[1]==="?"?et:y[1]==="@"?tt:me}),r.removeAttribute(c)}else c.startsWith(q)&&(a.push({type:6,index:i}),r.removeAttribute(c));if(yn.test(r.tagName)){let c=r.textContent.split(q),h=c.length-1;if(h>0){r.textContent=Je?Je.emptyScript:"";for(let f=0;f<h;f++)r.append(c[f],Ce()),ce.nextNode(),a.push({type:2,index:++i});r.append(c[h],Ce())}}}else if(r.nodeType===8)if(r.data===Tt)a.push({type:2,index:i});else{let c=-1;for(;(c=r.data.indexOf(q,c+1))!==-1;)a.push({type:7,index:i}),c+=q.length-1}i++}}static createElement(n,e){let t=de.createElement("template");return t.innerHTML=n,t}};function ue(s,n,e=s,t){if(n===P)return n;let r=t!==void 0?e._$Co?.[t]:e._$Cl,i=Oe(n)?void 0:n._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(s),r._$AT(s,e,t)),t!==void 0?(e._$Co??=[])[t]=r:e._$Cl=r),r!==void 0&&(n=ue(s,r._$AS(s,n.values),r,t)),n}var Qe=class{constructor(n,e){this._$AV=[],this._$AN=void 0,this._$AD=n,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(n){let{el:{content:e},parts:t}=this._$AD,r=(n?.creationScope??de).importNode(e,!0);ce.currentNode=r;let i=ce.nextNode(),o=0,l=0,a=t[0];for(;a!==void 0;){if(o===a.index){let u;a.type===2?u=new fe(i,i.nextSibling,this,n):a.type===1?u=new a.ctor(i,a.name,a.strings,this,n):a.type===6&&(u=new nt(i,this,n)),this._$AV.push(u),a=t[++l]}o!==a?.index&&(i=ce.nextNode(),o++)}return ce.currentNode=de,r}p(n){let e=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(n,t,e),e+=t.strings.length-2):t._$AI(n[e])),e++}},fe=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(n,e,t,r){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=n,this._$AB=e,this._$AM=t,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let n=this._$AA.parentNode,e=this._$AM;return e!==void 0&&n?.nodeType===11&&(n=e.parentNode),n}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(n,e=this){n=ue(this,n,e),Oe(n)?n===p||n==null||n===""?(this._$AH!==p&&this._$AR(),this._$AH=p):n!==this._$AH&&n!==P&&this._(n):n._$litType$!==void 0?this.$(n):n.nodeType!==void 0?this.T(n):gn(n)?this.k(n):this._(n)}O(n){return this._$AA.parentNode.insertBefore(n,this._$AB)}T(n){this._$AH!==n&&(this._$AR(),this._$AH=this.O(n))}_(n){this._$AH!==p&&Oe(this._$AH)?this._$AA.nextSibling.data=n:this.T(de.createTextNode(n)),this._$AH=n}$(n){let{values:e,_$litType$:t}=n,r=typeof t=="number"?this._$AC(n):(t.el===void 0&&(t.el=De.createElement(vn(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===r)this._$AH.p(e);else{let i=new Qe(r,this),o=i.u(this.options);i.p(e),this.T(o),this._$AH=i}}_$AC(n){let e=fn.get(n.strings);return e===void 0&&fn.set(n.strings,e=new De(n)),e}k(n){Rt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,t,r=0;for(let i of n)r===e.length?e.push(t=new s(this.O(Ce()),this.O(Ce()),this,this.options)):t=e[r],t._$AI(i),r++;r<e.length&&(this._$AR(t&&t._$AB.nextSibling,r),e.length=r)}_$AR(n=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);n!==this._$AB;){let t=cn(n).nextSibling;cn(n).remove(),n=t}}setConnected(n){this._$AM===void 0&&(this._$Cv=n,this._$AP?.(n))}},me=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(n,e,t,r,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=n,this.name=e,this._$AM=r,this.options=i,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=p}_$AI(n,e=this,t,r){let i=this.strings,o=!1;if(i===void 0)n=ue(this,n,e,0),o=!Oe(n)||n!==this._$AH&&n!==P,o&&(this._$AH=n);else{let l=n,a,u;for(n=i[0],a=0;a<i.length-1;a++)u=ue(this,l[t+a],e,a),u===P&&(u=this._$AH[a]),o||=!Oe(u)||u!==this._$AH[a],u===p?n=p:n!==p&&(n+=(u??"")+i[a+1]),this._$AH[a]=u}o&&!r&&this.j(n)}j(n){n===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,n??"")}},Xe=class extends me{constructor(){super(...arguments),this.type=3}j(n){this.element[this.name]=n===p?void 0:n}},et=class extends me{constructor(){super(...arguments),this.type=4}j(n){this.element.toggleAttribute(this.name,!!n&&n!==p)}},tt=class extends me{constructor(n,e,t,r,i){super(n,e,t,r,i),this.type=5}_$AI(n,e=this){if((n=ue(this,n,e,0)??p)===P)return;let t=this._$AH,r=n===p&&t!==p||n.capture!==t.capture||n.once!==t.once||n.passive!==t.passive,i=n!==p&&(t===p||r);r&&this.element.removeEventListener(this.name,this,t),i&&this.element.addEventListener(this.name,this,n),this._$AH=n}handleEvent(n){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,n):this._$AH.handleEvent(n)}},nt=class{constructor(n,e,t){this.element=n,this.type=6,this._$AN=void 0,this._$AM=e,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(n){ue(this,n)}},wn={M:At,P:q,A:Tt,C:1,L:bn,R:Qe,D:gn,V:ue,I:fe,H:me,N:et,U:tt,B:Xe,F:nt},ls=Mt.litHtmlPolyfillSupport;ls?.(De,fe),(Mt.litHtmlVersions??=[]).push("3.3.3");var xn=(s,n,e)=>{let t=e?.renderBefore??n,r=t._$litPart$;if(r===void 0){let i=e?.renderBefore??null;t._$litPart$=r=new fe(n.insertBefore(Ce(),i),i,void 0,e??{})}return r._$AI(s),r};var Ct=globalThis,H=class extends z{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let n=super.createRenderRoot();return this.renderOptions.renderBefore??=n.firstChild,n}update(n){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(n),this._$Do=xn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return P}};H._$litElement$=!0,H.finalized=!0,Ct.litElementHydrateSupport?.({LitElement:H});var cs=Ct.litElementPolyfillSupport;cs?.({LitElement:H});(Ct.litElementVersions??=[]).push("4.2.2");var ds={attribute:!0,type:String,converter:Re,reflect:!1,hasChanged:Ye},us=(s=ds,n,e)=>{let{kind:t,metadata:r}=e,i=globalThis.litPropertyMetadata.get(r);if(i===void 0&&globalThis.litPropertyMetadata.set(r,i=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),i.set(e.name,s),t==="accessor"){let{name:o}=e;return{set(l){let a=n.get.call(this);n.set.call(this,l),this.requestUpdate(o,a,s,!0,l)},init(l){return l!==void 0&&this.C(o,void 0,s,l),l}}}if(t==="setter"){let{name:o}=e;return function(l){let a=this[o];n.call(this,l),this.requestUpdate(o,a,s,!0,l)}}throw Error("Unsupported decorator location: "+t)};function _(s){return(n,e)=>typeof e=="object"?us(s,n,e):((t,r,i)=>{let o=r.hasOwnProperty(i);return r.constructor.createProperty(i,t),o?Object.getOwnPropertyDescriptor(r,i):void 0})(s,n,e)}function $(s){return _({...s,state:!0,attribute:!1})}var st={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ge=s=>(...n)=>({_$litDirective$:s,values:n}),Y=class{constructor(n){}get _$AU(){return this._$AM._$AU}_$AT(n,e,t){this._$Ct=n,this._$AM=e,this._$Ci=t}_$AS(n,e){return this.update(n,e)}update(n,e){return this.render(...e)}};var it=ge(class extends Y{constructor(s){if(super(s),s.type!==st.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(n=>s[n]).join(" ")+" "}update(s,[n]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in n)n[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(n)}let e=s.element.classList;for(let t of this.st)t in n||(e.remove(t),this.st.delete(t));for(let t in n){let r=!!n[t];r===this.st.has(t)||this.nt?.has(t)||(r?(e.add(t),this.st.add(t)):(e.remove(t),this.st.delete(t)))}return P}});var ms={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],none:["en-US"]};function T(s){return s.locale.time_zone==="server"?s.config.time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}function Ot(s){let{number_format:n,language:e}=s.locale;if(n!=="system")return ms[n]??e}function E(s,n,e){return new Intl.NumberFormat(Ot(s),{minimumFractionDigits:e,maximumFractionDigits:e,useGrouping:s.locale.number_format!=="none"}).format(n===0?0:n)}function j(s,n,e){return new Intl.NumberFormat(Ot(s),{style:"currency",currency:e}).format(n===0?0:n)}function _n(s,n,e){return`${new Intl.NumberFormat(Ot(s),{style:"currency",currency:e,minimumFractionDigits:2,maximumFractionDigits:4}).format(n)}/kWh`}function ye(s,n){if(n===void 0)return;let e=s.states[n]?.attributes.unit_of_measurement?.split("/")[0]??"";return/^[A-Z]{3}$/.test(e)?e:s.config.currency??void 0}function ot(s,n){return`${E(s,n*100,0)} %`}function k(s,n){let e=Math.abs(n),t=e>=1e3?0:e>=100?1:e>=1?2:3;return`${E(s,n,t)} kWh`}function J(s,n){return Math.abs(n)>=1e4?`${E(s,n/1e3,2)} kW`:`${E(s,n,Math.abs(n)<100?1:0)} W`}function S(s,n,e){let{dateStyle:t,...r}=e;if(t==="short"&&s.locale.date_format!=="language"){let i=ps(s,n,e.timeZone);return r.timeStyle?`${i}, ${S(s,n,r)}`:i}return new Intl.DateTimeFormat(s.locale.language,{timeZone:T(s),...e.hour||e.timeStyle?hs(s):{},...e}).format(n)}function hs(s){let n=s.locale.time_format;if(n==="language")return{};let{hour12:e=!1}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();return{hourCycle:n==="12"||n==="system"&&e?"h12":"h23"}}function ps(s,n,e){let t=s.locale.date_format,r=new Intl.DateTimeFormat(t==="system"?void 0:s.locale.language,{timeZone:e??T(s),day:"numeric",month:"numeric",year:"numeric"});if(t==="system")return r.format(n);let i=r.formatToParts(n),o=a=>i.find(u=>u.type===a)?.value.trim()??"",l={D:"day",M:"month",Y:"year"};return[...t].map(a=>o(l[a])).join(o("literal")||"/")}function Q(s){let e=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(s.locale.first_weekday);if(e>=0)return e;let t=new Intl.Locale(s.locale.language);return((t.getWeekInfo?.()??t.weekInfo)?.firstDay??1)%7}function at(s){return s instanceof Object&&"message"in s?String(s.message):typeof s=="number"?void 0:String(s)}function ve(s,n){s.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:n},bubbles:!0,composed:!0}))}var $n={"state.loading":"Wird geladen …","state.empty":"Noch keine Daten. Die erste Stunde erscheint, sobald Home Assistant sie zusammengefasst hat.","state.no_meters":"Noch kein Zähler. Unter Einstellungen, Geräte & Dienste, Smart Energy lässt sich einer hinzufügen.","state.error":"Das ließ sich nicht laden: {reason}","state.disconnected":"Home Assistant ist nicht erreichbar. Zu sehen sind die letzten bekannten Werte.","state.retry":"Noch einmal versuchen","state.offline":"Offline","state.ask_admin":"Das kann ein Administrator von Home Assistant einrichten.","state.not_running":"Smart Energy läuft in Home Assistant nicht. Siehe Einstellungen > Geräte & Dienste.","state.unknown":"Unbekannt","chart.table":"Als Tabelle zeigen","chart.chart":"Als Diagramm zeigen","chart.csv":"CSV herunterladen","chart.time":"Zeit","chart.total":"Summe","chart.expected":"Erwarteter Bereich","usage.title":"Verbrauch","usage.hour":"Stunde","usage.day":"Tag","usage.week":"Woche","usage.month":"Monat","usage.year":"Jahr","usage.energy":"kWh","usage.money":"Geld","usage.previous":"Früher","usage.next":"Später","usage.now":"Jetzt","usage.unit":"Anzeigen","usage.period":"Zeitraum","usage.summary":"{title}, {range}: insgesamt {total}.","usage.exported":"Eingespeist von {name}","usage.no_cost":"Für diese Zähler ist kein Tarif gewählt; daher gibt es keine Kosten.","usage.other_currency":"Nicht gezeigt, weil in anderer Währung abgerechnet: {names}","usage.incomplete":"läuft noch","live.title":"Jetzt","live.importing":"aus dem Netz","live.exporting":"ins Netz","live.still":"kein Fluss","live.trend":"Leistung der letzten Stunde","live.voltage":"Spannung","live.current":"Strom","live.power_factor":"Leistungsfaktor","live.frequency":"Frequenz","live.energy_today":"Heute","live.cost_today":"Kosten heute","compare.title":"Vergleich bis zu diesem Moment","compare.week":"Woche","compare.month":"Monat","compare.year":"Jahr","compare.this":"{span}","compare.before":"Davor, bis zu diesem Moment","compare.rest":"Davor, der Rest","compare.more":"{percent} mehr als davor","compare.less":"{percent} weniger als davor","compare.same":"so viel wie davor","compare.none":"Kein Vergleich möglich: für den Zeitraum davor gibt es keine Daten.","compare.measured_since":"Erst seit {date} gemessen, darum lässt sich beides nicht vergleichen.","compare.meter_since":"{name} wird erst seit {date} gemessen: die Zeit davor ist ohne diesen Zähler.","compare.not_yet":"Für diesen Zeitraum gibt es noch keine Daten.","compare.profile":"Übliche Woche","compare.profile_summary":"Mittlere Energie nach Wochentag und Stunde über die letzten {weeks} Wochen, von {low} bis {high}.","compare.so_far":"Bisher {now}, davor bis zu diesem Moment {before}","span.week":"Diese Woche","span.month":"Dieser Monat","span.year":"Dieses Jahr","devices.title":"Geräte","devices.sort":"Sortieren nach","devices.power":"Leistung","devices.today":"Heute","devices.cost":"Kosten","devices.name":"Name","devices.rest":"Rest von {name}","devices.today_is":"heute {value}","devices.standby":"ständig {value}","view.overview":"Übersicht","view.analytics":"Auswertung","view.alerts":"Meldungen","view.devices":"Geräte","view.settings":"Einstellungen","settings.explanation":`Grenzwerte, Sicherung, Nennspannung, Budgets und Abrechnungstag gehören zum jeweiligen Zähler. Sie gelten auch für die Bridge und für Zähler, die sie lesen.

- **Grenzwerte**: ab wann eine Meldung beginnt. Die der Spannung folgen EN 50160 für die Nennspannung, die des Stroms der Sicherung. **0 stellt den üblichen Wert wieder her.**
- **Schalter**: ob es diese Meldung überhaupt gibt.
- **Budgets** eines Abrechnungszeitraums, in kWh oder Geld: 0 heißt keines.
- **Abrechnungstag**: der Tag des Monats, an dem die Rechnung beginnt.
- **Tarif**: nach ihm wird die Energie des Zählers berechnet.`,"settings.tariff":"Tarife und Optionen","alerts.title":"Meldungen","alerts.none":"Alles in Ordnung: keine Meldungen.","alerts.silent":"Keine Meldungen, aber nicht verbunden: {names}","alerts.not_running":"Smart Energy läuft in Home Assistant nicht, darum wird nichts überwacht. Siehe Einstellungen > Geräte & Dienste.","alerts.limit":"(Grenze {limit})","alerts.since":"seit {time}","alerts.acknowledge":"Quittieren","alerts.acknowledged":"quittiert","alerts.history":"Letzte {days} Tage","alerts.filter":"Anzeigen","alerts.all":"Alle Arten","alerts.no_history":"Keine Meldungen in dieser Zeit.","forecast.title":"Vorhersage","forecast.today":"Heute erwartet","forecast.tomorrow":"Morgen erwartet","forecast.measured":"Gemessen","forecast.expected":"Erwartet","forecast.none":"Es gibt noch keine Vorhersage.","costs.title":"Kosten","costs.none":"Für diese Zähler ist noch kein Tarif gewählt, daher gibt es keine Rechnung.","costs.by":"Aufteilen nach","costs.item":"Tarifzeit","costs.component":"Bestandteil","costs.device":"Gerät","costs.since":"seit {date}","costs.projected":"Erwartet für den ganzen Zeitraum","costs.projected_band":"In vier von fünf Fällen werden es {low} bis {high}.","costs.budget":"Budget","costs.within":"Bisher {used} des Budgets, erwartet {expected}.","costs.over":"Bisher {used} des Budgets; erwartet {expected}, also mehr als das Budget.","costs.tier":"Stufe {name}: {used} von {limit} verbraucht.","costs.last_tier":"Stufe {name}, die letzte: {used} verbraucht.","costs.estimated":"Die Energie von {hours} Stunden ist geschätzt.","costs.missing":"Die Energie von {hours} Stunden fehlt.","live.cost_now":"Kosten jetzt","live.per_hour":"{amount} je Stunde","state.connection":"Home Assistant ist nicht erreichbar.","state.stale":"Nicht aktuell, das Laden ist gescheitert: {reason}","chart.price":"Preis","chart.note":"Hinweis","mark.missing":"noch nicht bekannt","mark.estimated":"geschätzt","mark.late":"nachgetragen","usage.missing":"seit {hours} h nichts gehört","usage.estimated":"{hours} h geschätzt","usage.late":"{hours} h nachgetragen","live.no_trend":"Die Leistung der letzten Stunde ist nicht bekannt.","live.trend_summary":"Leistung der letzten Stunde, von {low} bis {high}","live.minutes_ago":"vor {minutes} Minuten","devices.seen":"gehört {time}","devices.offline_since":"Offline seit {time}","forecast.look_back":"Bis zu einen Tag vorher für {hours} der letzten 24 Stunden vorhergesagt: {expected}. Gekommen: {measured}.","compare.now_marked":"{name}: {hours} h dieser Zeit sind geschätzt oder noch nicht bekannt.","compare.before_marked":"{name}: {hours} h der Zeit davor sind geschätzt.","component.energy":"Energie","component.export":"Einspeisung","component.standing":"Grundpreis","component.demand":"Leistung","component.tax":"Steuer","component.rounding":"Rundung","component.minimum":"Mindestbetrag","unit.day":"Tage","unit.month":"Monate","unit.year":"Jahre","form.title":"Titel","form.title_help":"Anstelle des eigenen Titels der Karte.","form.devices":"Zähler","form.devices_help":"Zähler und Stromkreise, die gezeigt werden. Alle, wenn keiner gewählt ist.","form.span":"Zeitraum","form.span_help":"Womit die Karte beginnt. Auf der Karte lässt es sich ändern.","form.unit":"Anzeigen","form.unit_help":"Energie, oder was sie kostet. Geld braucht einen Tarif.","form.prices":"Preise hinter den Balken","form.prices_help":"Für Tag und Woche, wenn der Zähler einen Tarif hat. An, solange du es nicht abschaltest.","form.sort":"Sortieren nach","form.sort_help":"Zähler, die offline sind, stehen immer zuerst.","form.compact":"Nur was jetzt nicht stimmt","form.compact_help":"Ohne Titel und Verlauf.","component.discount":"Rabatt","unit.billing period":"Abrechnungszeiträume","forecast.without":"Ohne {names}: noch keine Vorhersage.","chart.colors":"Als Farben zeigen","alerts.of":"von","alerts.all_meters":"Alle Zähler","alerts.lasting":"(dauert an)","state.no_chosen":"Die Zähler, die für diese Karte gewählt wurden, gibt es nicht mehr.","state.add_meter":"Zu den Zählern","usage.nothing":"Aus dieser Zeit gibt es keine Daten.","card.live":"Smart Energy: jetzt","card.live_help":"Spannung, Strom, Leistung und ihre Richtung, die letzte Stunde, und heute bisher.","card.devices":"Smart Energy: Geräte","card.devices_help":"Jeder Zähler und Stromkreis mit Leistung, Energie heute, Anteil und Standby.","card.usage":"Smart Energy: Verbrauch","card.usage_help":"Energie oder Geld nach Stunde, Tag, Woche, Monat und Jahr, mit Preisen dahinter.","card.alerts":"Smart Energy: Alarme","card.alerts_help":"Was jetzt nicht stimmt, zum Quittieren, und was war.","card.compare":"Smart Energy: Vergleich","card.compare_help":"Diese Woche, dieser Monat oder dieses Jahr gegen das davor, bis zu diesem Moment.","card.costs":"Smart Energy: Kosten","card.costs_help":"Die Rechnung bisher, nach Tarifzeit, Bestandteil und Gerät, mit Aussicht und Budget.","card.forecast":"Smart Energy: Vorhersage","card.forecast_help":"Die nächsten 24 Stunden mit ihrem Band, neben dem, was gemessen wurde.","card.strategy":"Smart Energy","card.strategy_help":"Leistung, Energie, Kosten, Vergleich, Vorhersage und Alarme aller Zähler; ordnet sich selbst.","costs.circuit":"davon {name}","costs.rest":"davon der Rest"};var Pe={"state.loading":"Loading …","state.empty":"There is no data yet. The first hour appears after Home Assistant has compiled it.","state.no_meters":"No meter yet. Add one under Settings, Devices & services, Smart Energy.","state.error":"This could not be loaded: {reason}","state.disconnected":"Home Assistant cannot be reached. The last known values are shown.","state.retry":"Try again","state.offline":"Offline","state.ask_admin":"An administrator of Home Assistant can set this up.","state.not_running":"Smart Energy is not running in Home Assistant. See Settings > Devices & services.","state.unknown":"Unknown","chart.table":"Show as table","chart.chart":"Show as chart","chart.csv":"Download CSV","chart.time":"Time","chart.total":"Total","chart.expected":"Expected range","usage.title":"Usage","usage.hour":"Hour","usage.day":"Day","usage.week":"Week","usage.month":"Month","usage.year":"Year","usage.energy":"kWh","usage.money":"Money","usage.previous":"Earlier","usage.next":"Later","usage.now":"Now","usage.unit":"Show","usage.period":"Period","usage.summary":"{title}, {range}: {total} in all.","usage.exported":"Exported by {name}","usage.no_cost":"No tariff is set for these meters, so there is no cost to show.","usage.other_currency":"Not shown, because they are billed in another currency: {names}","usage.incomplete":"still running","live.title":"Now","live.importing":"from the grid","live.exporting":"to the grid","live.still":"no flow","live.trend":"Power over the last hour","live.voltage":"Voltage","live.current":"Current","live.power_factor":"Power factor","live.frequency":"Frequency","live.energy_today":"Today","live.cost_today":"Cost today","compare.title":"Comparison to this moment","compare.week":"Week","compare.month":"Month","compare.year":"Year","compare.this":"This {span}","compare.before":"Before, to this moment","compare.rest":"Before, the rest","compare.more":"{percent} more than before","compare.less":"{percent} less than before","compare.same":"as much as before","compare.none":"Nothing to compare with: there are no data of the period before.","compare.measured_since":"Measured only since {date}, so the two cannot be compared.","compare.meter_since":"{name} is measured only since {date}: the time before is without it.","compare.not_yet":"There are no data of this time yet.","compare.profile":"Usual week","compare.profile_summary":"Mean energy by weekday and hour over the last {weeks} weeks, from {low} to {high}.","compare.so_far":"{now} so far, {before} by this moment before","span.week":"week","span.month":"month","span.year":"year","devices.title":"Devices","devices.sort":"Sort by","devices.power":"Power","devices.today":"Today","devices.cost":"Cost","devices.name":"Name","devices.rest":"Rest of {name}","devices.today_is":"today {value}","devices.standby":"always on {value}","view.overview":"Overview","view.analytics":"Analytics","view.alerts":"Alerts","view.devices":"Devices","view.settings":"Settings","settings.explanation":`Alert limits, fuse rating, nominal voltage, budgets and billing day belong to each meter. They are shared with the bridge and with meters that read them.

- **Limits**: when an alert begins. Voltage limits follow EN 50160 for the nominal voltage, the current's the fuse. **0 goes back to the usual value.**
- **Switches**: whether that alert is told at all.
- **Budgets** of a billing period, in kWh or money: 0 is none.
- **Billing day**: the day of the month on which your bill begins.
- **Tariff**: by which the meter's energy is billed.`,"settings.tariff":"Tariffs and options","alerts.title":"Alerts","alerts.none":"All is well: no alerts.","alerts.silent":"No alerts, but not connected: {names}","alerts.not_running":"Smart Energy is not running in Home Assistant, so nothing is watched. See Settings > Devices & services.","alerts.limit":"(limit {limit})","alerts.since":"since {time}","alerts.acknowledge":"Acknowledge","alerts.acknowledged":"acknowledged","alerts.history":"Last {days} days","alerts.filter":"Show","alerts.all":"All kinds","alerts.no_history":"No alerts in this time.","forecast.title":"Forecast","forecast.today":"Expected today","forecast.tomorrow":"Expected tomorrow","forecast.measured":"Measured","forecast.expected":"Expected","forecast.none":"There is no forecast yet.","costs.title":"Costs","costs.none":"No tariff is chosen for these meters yet, so there is no bill.","costs.by":"Break down by","costs.item":"Tariff period","costs.component":"Component","costs.device":"Device","costs.since":"since {date}","costs.projected":"Expected for the whole period","costs.projected_band":"In four of five cases it comes to {low} to {high}.","costs.budget":"Budget","costs.within":"{used} of the budget so far, {expected} expected.","costs.over":"{used} of the budget so far; {expected} expected, which is more than the budget.","costs.tier":"Tier {name}: {used} of {limit} used.","costs.last_tier":"Tier {name}, the last one: {used} used.","costs.estimated":"The energy of {hours} hours is estimated.","costs.missing":"The energy of {hours} hours is missing.","live.cost_now":"Cost now","live.per_hour":"{amount} an hour","state.connection":"Home Assistant cannot be reached.","state.stale":"Not up to date, this could not be loaded: {reason}","chart.price":"Price","chart.note":"Note","mark.missing":"not known yet","mark.estimated":"estimated","mark.late":"filled in late","usage.missing":"nothing heard for {hours} h","usage.estimated":"{hours} h estimated","usage.late":"{hours} h filled in late","live.no_trend":"The power of the last hour is not known.","live.trend_summary":"Power over the last hour, from {low} to {high}","live.minutes_ago":"{minutes} minutes ago","devices.seen":"seen {time}","devices.offline_since":"Offline since {time}","forecast.look_back":"Forecast up to a day before for {hours} of the last 24 hours: {expected}. Came: {measured}.","compare.now_marked":"{name}: {hours} h of this time are estimated or not known yet.","compare.before_marked":"{name}: {hours} h of the time before are estimated.","component.energy":"Energy","component.export":"Export","component.standing":"Standing charge","component.demand":"Demand","component.tax":"Tax","component.rounding":"Rounding","component.minimum":"Minimum bill","unit.day":"days","unit.month":"months","unit.year":"years","form.title":"Title","form.title_help":"In place of the card's own.","form.devices":"Meters","form.devices_help":"Meters and circuits to show. All, if you choose none.","form.span":"Period","form.span_help":"What the card begins with. It can be changed on the card.","form.unit":"Show","form.unit_help":"Energy, or what it costs. Money needs a tariff.","form.prices":"Prices behind the bars","form.prices_help":"For a day and a week, if the meter has a tariff. On unless you switch it off.","form.sort":"Sort by","form.sort_help":"Meters that are offline come first all the same.","form.compact":"Only what is wrong now","form.compact_help":"Leaves out title and history.","component.discount":"Discount","unit.billing period":"billing periods","forecast.without":"Without {names}: no forecast yet.","chart.colors":"Show as colours","alerts.of":"of","alerts.all_meters":"All meters","alerts.lasting":"(not over)","state.no_chosen":"The meters that were chosen for this card are not there any more.","state.add_meter":"To the meters","usage.nothing":"There are no data of this time.","card.live":"Smart Energy: now","card.live_help":"Voltage, current, power and its direction, the last hour, and today so far.","card.devices":"Smart Energy: devices","card.devices_help":"Every meter and circuit with its power, energy today, share and standby.","card.usage":"Smart Energy: usage","card.usage_help":"Energy or money by the hour, day, week, month and year, with prices behind.","card.alerts":"Smart Energy: alerts","card.alerts_help":"What is wrong now, to be acknowledged, and what was.","card.compare":"Smart Energy: comparison","card.compare_help":"This week, month or year against the one before, to this moment.","card.costs":"Smart Energy: costs","card.costs_help":"The bill so far, by tariff period, component and device, with projection and budget.","card.forecast":"Smart Energy: forecast","card.forecast_help":"The next 24 hours with their band, beside what was measured.","card.strategy":"Smart Energy","card.strategy_help":"Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.","costs.circuit":"of which {name}","costs.rest":"of which the rest"};var Sn={"state.loading":"Cargando …","state.empty":"Todavía no hay datos. La primera hora aparece cuando Home Assistant la haya resumido.","state.no_meters":"Todavía no hay ningún medidor. Añade uno en Ajustes, Dispositivos y servicios, Smart Energy.","state.error":"No se pudo cargar: {reason}","state.disconnected":"No se puede contactar con Home Assistant. Se muestran los últimos valores conocidos.","state.retry":"Reintentar","state.offline":"Sin conexión","state.ask_admin":"Lo puede configurar un administrador de Home Assistant.","state.not_running":"Smart Energy no está en marcha en Home Assistant. Vea Ajustes > Dispositivos y servicios.","state.unknown":"Desconocido","chart.table":"Mostrar como tabla","chart.chart":"Mostrar como gráfico","chart.csv":"Descargar CSV","chart.time":"Hora","chart.total":"Total","chart.expected":"Intervalo esperado","usage.title":"Consumo","usage.hour":"Hora","usage.day":"Día","usage.week":"Semana","usage.month":"Mes","usage.year":"Año","usage.energy":"kWh","usage.money":"Dinero","usage.previous":"Antes","usage.next":"Después","usage.now":"Ahora","usage.unit":"Mostrar","usage.period":"Periodo","usage.summary":"{title}, {range}: {total} en total.","usage.exported":"Vertido por {name}","usage.no_cost":"Estos medidores no tienen tarifa, así que no hay coste que mostrar.","usage.other_currency":"No se muestran, porque se facturan en otra moneda: {names}","usage.incomplete":"en curso","live.title":"Ahora","live.importing":"de la red","live.exporting":"a la red","live.still":"sin flujo","live.trend":"Potencia de la última hora","live.voltage":"Tensión","live.current":"Corriente","live.power_factor":"Factor de potencia","live.frequency":"Frecuencia","live.energy_today":"Hoy","live.cost_today":"Coste de hoy","compare.title":"Comparación hasta este momento","compare.week":"Semana","compare.month":"Mes","compare.year":"Año","compare.this":"{span}","compare.before":"Antes, hasta este momento","compare.rest":"Antes, el resto","compare.more":"{percent} más que antes","compare.less":"{percent} menos que antes","compare.same":"igual que antes","compare.none":"Nada con que comparar: no hay datos del periodo anterior.","compare.measured_since":"Se mide solo desde el {date}, así que no se pueden comparar.","compare.meter_since":"{name} se mide solo desde el {date}: el tiempo anterior es sin él.","compare.not_yet":"Todavía no hay datos de este periodo.","compare.profile":"Semana habitual","compare.profile_summary":"Energía media por día de la semana y hora de las últimas {weeks} semanas, de {low} a {high}.","compare.so_far":"{now} hasta ahora, {before} antes hasta este momento","span.week":"Esta semana","span.month":"Este mes","span.year":"Este año","devices.title":"Dispositivos","devices.sort":"Ordenar por","devices.power":"Potencia","devices.today":"Hoy","devices.cost":"Coste","devices.name":"Nombre","devices.rest":"Resto de {name}","devices.today_is":"hoy {value}","devices.standby":"siempre {value}","view.overview":"Resumen","view.analytics":"Análisis","view.alerts":"Alertas","view.devices":"Dispositivos","view.settings":"Ajustes","settings.explanation":`Los límites de alerta, el fusible, la tensión nominal, los presupuestos y el día de facturación son de cada medidor. También valen para el puente y para los medidores que los leen.

- **Límites**: cuándo empieza una alerta. Los de tensión siguen EN 50160 según la tensión nominal, el de corriente el fusible. **0 restablece el valor habitual.**
- **Interruptores**: si se avisa de esa alerta.
- **Presupuestos** de un periodo de facturación, en kWh o dinero: 0 es ninguno.
- **Día de facturación**: el día del mes en que empieza la factura.
- **Tarifa**: por la que se factura la energía del medidor.`,"settings.tariff":"Tarifas y opciones","alerts.title":"Alertas","alerts.none":"Todo va bien: no hay alertas.","alerts.silent":"No hay alertas, pero sin conexión: {names}","alerts.not_running":"Smart Energy no está en marcha en Home Assistant, así que no se vigila nada. Vea Ajustes > Dispositivos y servicios.","alerts.limit":"(límite {limit})","alerts.since":"desde {time}","alerts.acknowledge":"Confirmar","alerts.acknowledged":"confirmada","alerts.history":"Últimos {days} días","alerts.filter":"Mostrar","alerts.all":"Todos los tipos","alerts.no_history":"No hubo alertas en este tiempo.","forecast.title":"Previsión","forecast.today":"Previsto hoy","forecast.tomorrow":"Previsto mañana","forecast.measured":"Medido","forecast.expected":"Previsto","forecast.none":"Todavía no hay previsión.","costs.title":"Costes","costs.none":"Estos medidores aún no tienen tarifa, así que no hay factura.","costs.by":"Desglosar por","costs.item":"Periodo tarifario","costs.component":"Concepto","costs.device":"Dispositivo","costs.since":"desde el {date}","costs.projected":"Previsto para todo el periodo","costs.projected_band":"En cuatro de cada cinco casos serán de {low} a {high}.","costs.budget":"Presupuesto","costs.within":"{used} del presupuesto hasta ahora, {expected} previsto.","costs.over":"{used} del presupuesto hasta ahora; {expected} previsto, más que el presupuesto.","costs.tier":"Tramo {name}: {used} de {limit} usados.","costs.last_tier":"Tramo {name}, el último: {used} usados.","costs.estimated":"La energía de {hours} horas es estimada.","costs.missing":"Falta la energía de {hours} horas.","live.cost_now":"Coste ahora","live.per_hour":"{amount} por hora","state.connection":"No se puede acceder a Home Assistant.","state.stale":"No está actualizado, no se pudo cargar: {reason}","chart.price":"Precio","chart.note":"Nota","mark.missing":"aún desconocido","mark.estimated":"estimado","mark.late":"completado más tarde","usage.missing":"sin noticias desde hace {hours} h","usage.estimated":"{hours} h estimadas","usage.late":"{hours} h completadas más tarde","live.no_trend":"No se conoce la potencia de la última hora.","live.trend_summary":"Potencia de la última hora, de {low} a {high}","live.minutes_ago":"hace {minutes} minutos","devices.seen":"visto {time}","devices.offline_since":"Sin conexión desde {time}","forecast.look_back":"Previsto hasta un día antes para {hours} de las últimas 24 horas: {expected}. Llegó: {measured}.","compare.now_marked":"{name}: {hours} h de este tiempo son estimadas o aún desconocidas.","compare.before_marked":"{name}: {hours} h del tiempo anterior son estimadas.","component.energy":"Energía","component.export":"Exportación","component.standing":"Término fijo","component.demand":"Potencia","component.tax":"Impuesto","component.rounding":"Redondeo","component.minimum":"Factura mínima","unit.day":"días","unit.month":"meses","unit.year":"años","form.title":"Título","form.title_help":"En lugar del título propio de la tarjeta.","form.devices":"Contadores","form.devices_help":"Contadores y circuitos que se muestran. Todos, si no eliges ninguno.","form.span":"Periodo","form.span_help":"Con qué empieza la tarjeta. Se puede cambiar en ella.","form.unit":"Mostrar","form.unit_help":"Energía, o lo que cuesta. El dinero necesita una tarifa.","form.prices":"Precios detrás de las barras","form.prices_help":"Para un día y una semana, si el contador tiene tarifa. Activado mientras no lo desactives.","form.sort":"Ordenar por","form.sort_help":"Los contadores sin conexión van siempre primero.","form.compact":"Solo lo que falla ahora","form.compact_help":"Sin título ni historial.","component.discount":"Descuento","unit.billing period":"periodos de facturación","forecast.without":"Sin {names}: aún no hay previsión.","chart.colors":"Mostrar como colores","alerts.of":"de","alerts.all_meters":"Todos los contadores","alerts.lasting":"(continúa)","state.no_chosen":"Los contadores elegidos para esta tarjeta ya no existen.","state.add_meter":"Ir a los contadores","usage.nothing":"No hay datos de este tiempo.","card.live":"Smart Energy: ahora","card.live_help":"Tensión, corriente, potencia y su sentido, la última hora, y lo que va de hoy.","card.devices":"Smart Energy: dispositivos","card.devices_help":"Cada contador y circuito con su potencia, energía de hoy, parte y consumo permanente.","card.usage":"Smart Energy: consumo","card.usage_help":"Energía o dinero por hora, día, semana, mes y año, con los precios detrás.","card.alerts":"Smart Energy: alertas","card.alerts_help":"Lo que falla ahora, para confirmarlo, y lo que falló.","card.compare":"Smart Energy: comparación","card.compare_help":"Esta semana, mes o año frente al anterior, hasta este momento.","card.costs":"Smart Energy: costes","card.costs_help":"La factura hasta ahora, por periodo, componente y dispositivo, con previsión y presupuesto.","card.forecast":"Smart Energy: previsión","card.forecast_help":"Las próximas 24 horas con su banda, junto a lo medido.","card.strategy":"Smart Energy","card.strategy_help":"Potencia, energía, coste, comparación, previsión y alertas de todos tus contadores; se ordena solo.","costs.circuit":"de ello, {name}","costs.rest":"de ello, el resto"};var kn={de:$n,en:Pe,es:Sn};function Dt(s){return s in Pe}function O(s,n,e={}){return((kn[s]??kn[s.split("-")[0]??""]??Pe)[n]??Pe[n]).replace(/\{(\w+)\}/g,(i,o)=>e[o]??i)}var X=27777777777777776e-23,lt=4.184,vs=.29307107,bs={mW:.001,W:1,kW:1e3,MW:1e6,GW:1e9,TW:1e12,"BTU/h":vs,mWh:1e-6,Wh:.001,kWh:1,MWh:1e3,GWh:1e6,TWh:1e9,J:X,kJ:1e3*X,MJ:1e6*X,GJ:1e9*X,cal:lt*X,kcal:1e3*lt*X,Mcal:1e6*lt*X,Gcal:1e9*lt*X};function Pt(s){return bs[s?.attributes.unit_of_measurement??""]??1}function be(s){if(s===void 0||s.state.trim()==="")return null;let n=Number(s.state);return Number.isFinite(n)?n*Pt(s):null}var ws="smart_energy",xs=["number","switch"],_s=["solar","battery"];function ct(s){let n=new Map;for(let t of Object.values(s.entities)){if(t.platform!==ws||!t.device_id||!t.translation_key||t.hidden)continue;let{entities:r,settings:i}=n.get(t.device_id)??{entities:{},settings:[]};xs.includes(t.entity_id.split(".")[0]??"")?i.push(t.entity_id):r[t.translation_key]=t.entity_id,n.set(t.device_id,{entities:r,settings:i})}let e=[...n].flatMap(([t,r])=>{let i=s.devices[t],o=Mn(s,r.entities);return i?[{id:t,name:$s(i),parentId:Ss(i,n),role:o,...r}]:[]});return ks(e)}function $s(s){return s.name_by_user??s.name??s.id}function Ss(s,n){return s.via_device_id!==null&&n.has(s.via_device_id)?s.via_device_id:null}function Mn(s,n){let e=s.states[n.status??""]?.attributes.role;return typeof e=="string"?e:null}function An(s,n){return n.every(({entities:e,role:t})=>Mn(s,e)===t)}function ks(s){let n=[...s].sort((e,t)=>e.name.localeCompare(t.name,void 0,{numeric:!0}));return n.filter(e=>e.parentId===null).flatMap(e=>[e,...we(n,e)])}function we(s,{id:n}){return s.filter(({parentId:e})=>e===n).flatMap(e=>[e,...we(s,e)])}function Tn(s,n){return n?.length?s.filter(e=>n.includes(e.id)):s}function xe({role:s}){return s!==null&&_s.includes(s)}function D(s){let n=N(s),e=n.filter(t=>!xe(t));return e.length>0?e:n}function N(s){let n=new Set(s.map(e=>e.id));return s.filter(e=>e.parentId===null||!n.has(e.parentId))}function ee(s,n,e){return be(s.states[n.entities[e]??""])}function He(s,n){let e=s.states[n.entities.status??""]?.state;return e==="on"||e==="off"?e==="on":null}var K=[{name:"title",kind:"text"},{name:"devices",kind:"devices"}];function Rn(s){let n=e=>O(document.documentElement.lang,e);return{schema:s.map(e=>({name:e.name,selector:Ms(e,n),...e.standard===void 0?{}:{default:e.standard}})),computeLabel:({name:e})=>n(`form.${e}`),computeHelper:({name:e})=>n(`form.${e}_help`),assertConfig:e=>{Ht(e,s)}}}function Ms({kind:s,choices:n=[],texts:e},t){switch(s){case"devices":return{device:{multiple:!0,filter:{integration:"smart_energy"}}};case"choice":return{select:{mode:"dropdown",options:n.map(r=>({value:r,label:t(`${e??""}.${r}`)}))}};default:return{[s]:{}}}}function Ht(s,n){for(let e of n){let t=s[e.name];if(t!=null&&!As(t,e))throw new Error(`${e.name}: expected ${Ts(e)}, got ${JSON.stringify(t)}`)}}function As(s,{kind:n,choices:e}){switch(n){case"text":return typeof s=="string";case"boolean":return typeof s=="boolean";case"devices":return Array.isArray(s)&&s.every(t=>typeof t=="string");case"choice":return typeof s=="string"&&!!e?.includes(s)}}function Ts({kind:s,choices:n=[]}){return s==="choice"?`one of ${n.join(", ")}`:{text:"a text",boolean:"true or false",devices:"a list of device ids"}[s]}var _e=b`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,$e=b`
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
`,dt=b`
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
`;var Rs=20,Es=1e3,x=class extends H{constructor(){super(...arguments);this.drawnAt=0;this.needsData=!0}static{this.options=K}static getStubConfig(){return{}}static getConfigForm(){return Rn(this.options)}setConfig(e){Ht(e,this.constructor.options),this.config=e}dataKey(){let{meters:e,hass:t}=this,r=e.map(({entities:o})=>t.states[o.tariff??""]?.state),i=e.map(({entities:o})=>o.cost_total);return[T(t),t.config.state,...e.map(({id:o})=>o),...r,...i].join(" ")}updated(){clearTimeout(this.drawing),this.drawing=void 0,this.drawnAt=performance.now();let e=this.hass.connected?this.dataKey():void 0;e!==void 0&&e!==this.asked&&this.meters.length>0&&this.refresh?.now(),this.asked=e}t(e,t){return O(this.hass.language,e,t)}get meters(){let{entities:e,devices:t,states:r}=this.hass;return(this.known?.entities!==e||this.known.devices!==t)&&(this.known=void 0),this.known&&this.known.states!==r&&!An(this.hass,this.known.meters)&&(this.known=void 0),this.known??={entities:e,devices:t,states:r,meters:ct(this.hass)},this.known.states=r,Tn(this.known.meters,this.config.devices)}statesBefore(e){let t=e.get("hass");return e.size>1||!t||["language","locale","entities","devices","connected","config"].some(i=>t[i]!==this.hass[i])?void 0:t.states}shouldUpdate(e){let t=this.statesBefore(e);if(t===void 0)return!0;if(this.drawing!==void 0||!this.hasChanged(t))return!1;let r=this.meters.length>Rs?this.drawnAt+Es-performance.now():0;return r<=0?!0:(this.drawing=setTimeout(()=>{this.requestUpdate()},r),!1)}hasChanged(e){for(let t of this.watched())if(e[t]!==this.hass.states[t])return!0;return!1}*watched(){for(let e of this.meters)yield*Object.values(e.entities)}get isRunning(){return this.meters.some(({entities:e})=>this.hass.states[e.status??""]?.state!=="unavailable")}*statesOf(e){for(let{entities:t}of this.meters)for(let r of e)t[r]!==void 0&&(yield t[r])}*tariffs(){for(let{entities:e}of this.meters)e.tariff!==void 0&&(yield e.tariff)}render(){let e=this.config.title??this.heading();return d`<ha-card>
      ${e?d`<h2>${e}</h2>`:p}
      ${this.hass.connected?p:d`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`}content(){if(this.meters.length===0)return this.noMeters();let{error:e=null,loaded:t=!0}=this.refresh??{},r=e===null?p:this.failure(e,t||!this.needsData);return!t&&this.needsData?e===null?this.notice("state.loading"):d`${r}`:d`${r}${this.body()}`}noMeters(){return this.config.devices?.length?this.notice("state.no_chosen"):d`${this.notice("state.no_meters")}${this.link("state.add_meter")}`}link(e){return this.hass.user?.is_admin===!1?this.notice("state.ask_admin"):d`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(e)}</a>`}notice(e){return d`<p class="notice" role="status">${this.t(e)}</p>`}failure(e,t){let r=at(e)??this.t("state.connection");return d`<p class="notice" role="alert">${this.t(t?"state.stale":"state.error",{reason:r})}</p>
      <button class="plain retry" @click=${()=>{this.refresh?.now()}}>${this.t("state.retry")}</button>`}static{this.styles=[$e,_e,b`
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
    `]}};g([_({attribute:!1})],x.prototype,"hass",2),g([$()],x.prototype,"config",2);var C=class{constructor(n,e){this.host=n;this.options=e;this.error=null;this.loaded=!1;this.retryMs=5e3;this.due=0;this.running=0;this.isConnected=!1;this.onVisibility=()=>{this.stop(),this.isShown&&this.due>0&&this.schedule(Math.max(0,this.due-Date.now()))};n.addController(this)}hostConnected(){this.isConnected=!0,document.addEventListener("visibilitychange",this.onVisibility),this.onVisibility()}hostDisconnected(){this.isConnected=!1,document.removeEventListener("visibilitychange",this.onVisibility),this.stop()}async now(){if(this.stop(),!this.isShown){this.due=Date.now();return}let n=++this.running;try{let e=await this.options.load();if(n!==this.running)return;e(),this.error=null,this.loaded=!0,this.retryMs=5e3,this.schedule(this.untilBoundary())}catch(e){if(n!==this.running)return;this.error=e,this.schedule(this.retryMs),this.retryMs=Math.min(this.retryMs*2,3e5)}this.host.requestUpdate()}get isShown(){return this.isConnected&&!document.hidden}stop(){clearTimeout(this.timer),this.timer=void 0}schedule(n){this.due=Date.now()+n,this.isShown&&(this.timer=setTimeout(()=>{this.now()},n))}untilBoundary(){let{everyMs:n}=this.options,e=Date.now()-2e4;return(Math.floor(e/n)+1)*n-e}};var En=10,Nt={dateStyle:"short",timeStyle:"short"},te=class extends x{constructor(){super(...arguments);this.past=[];this.kind="";this.meterId="";this.failed=null;this.needsData=!1;this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...K,{name:"compact",kind:"boolean"}]}getCardSize(){return this.config.compact?1:6}getGridOptions(){return{columns:12,min_columns:6}}dataKey(){let e=this.meters.map(({entities:t})=>this.hass.states[t.alert??""]?.last_updated);return[super.dataKey(),...e].join(" ")}async load(){if(this.config.compact)return()=>{};let e=new Map(this.meters.flatMap(o=>o.entities.alert?[[o.entities.alert,o]]:[]));if(e.size===0)return()=>this.past=[];let t=Date.now()-En*864e5,r=await this.hass.callWS({type:"history/history_during_period",start_time:new Date(t).toISOString(),entity_ids:[...e.keys()],minimal_response:!1,no_attributes:!1,significant_changes_only:!1}),i=Object.entries(r).flatMap(([o,l])=>{let a=e.get(o),u=l.map(({s:m,a:c})=>({state:m,attributes:c??{}}));return a?nn(this.hass,a,u):[]}).filter(({since:o,until:l})=>(l??o)>=t).sort((o,l)=>l.since-o.since);return()=>this.past=i}heading(){return this.config.compact?null:this.t("alerts.title")}body(){let e=en(this.hass,this.meters);return d`${this.failed===null?p:d`<p class="notice" role="alert">${this.failed}</p>`}
    ${e.length?e.map(t=>this.banner(t)):this.allWell()}
    ${this.config.compact?p:this.pastList()}`}allWell(){let e=r=>this.hass.states[r.entities.status??""]?.state,t=this.meters.filter(r=>(e(r)??"on")!=="on");if(t.length&&t.every(r=>e(r)==="unavailable"))return d`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.not_running")}
      </p>`;if(t.length){let r=t.map(({name:i})=>i).join(", ");return d`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent",{names:r})}
      </p>`}return d`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`}banner(e){let t=e.limit===null?"":this.t("alerts.limit",{limit:this.amount(e,e.limit)});return d`<div class=${it({banner:!0,known:e.acknowledged||Jt(e)})} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${()=>{this.open(e)}}
      >
        <strong>${e.meter.name}: ${e.name}</strong>
        <span>${e.value===null?p:this.amount(e,e.value)} ${t}</span>
        <span>${this.t("alerts.since",{time:S(this.hass,e.since,Nt)})}</span>
        ${e.explanation===null?p:d`<span class="why">${e.explanation}</span>`}
      </button>
      ${e.acknowledged?d`<span class="noted">${this.t("alerts.acknowledged")}</span>`:d`<button class="acknowledge" @click=${()=>{this.acknowledge(e)}}>
              ${this.t("alerts.acknowledge")}
            </button>`}
    </div>`}amount(e,t){let r=Xt(e.kind);return r==="W"?J(this.hass,t):r==="kWh"?k(this.hass,t):`${E(this.hass,t,r==="A"?2:r==="V"?1:0)} ${r}`.trim()}open(e){let t=e.meter.entities[e.kind];t&&ve(this,t)}async acknowledge(e){try{await this.hass.callService("smart_energy","acknowledge_alert",{alert_id:e.id}),this.failed=null}catch(t){this.failed=at(t)??this.t("state.connection")}}pastList(){let e=this.past.filter(({kind:i,meter:o})=>(this.kind===""||i===this.kind)&&(this.meterId===""||o.id===this.meterId)),t=new Map(this.past.map(({kind:i,name:o})=>[i,o])),r=new Map(this.past.map(({meter:i})=>[i.id,i.name]));return d`<div class="past">
      <h3>${this.t("alerts.history",{days:String(En)})}</h3>
      ${this.filter("alerts.filter","alerts.all",t,this.kind,i=>this.kind=i)}
      ${this.filter("alerts.of","alerts.all_meters",r,this.meterId,i=>this.meterId=i)}
      ${e.length?d`<ul>
              ${e.map(i=>this.pastItem(i))}
            </ul>`:this.noPast()}
    </div>`}noPast(){return this.refresh.loaded?this.notice("alerts.no_history"):this.refresh.error===null?this.notice("state.loading"):p}filter(e,t,r,i,o){return r.size<2?p:d`<label
      >${this.t(e)}
      <select
        @change=${l=>{o(l.target.value)}}
      >
        <option value="" ?selected=${i===""}>${this.t(t)}</option>
        ${[...r].map(([l,a])=>d`<option value=${l} ?selected=${i===l}>${a}</option>`)}
      </select></label
    >`}pastItem(e){let t=e.until===null?this.t("alerts.lasting"):`– ${S(this.hass,e.until,Nt)}`;return d`<li>
      <strong>${e.meter.name}: ${e.name}</strong>
      <span>${e.value===null?p:this.amount(e,e.value)}</span>
      <span class="time">${S(this.hass,e.since,Nt)} ${t}</span>
      ${e.acknowledged?d`<span class="time">${this.t("alerts.acknowledged")}</span>`:p}
      ${e.explanation===null?p:d`<span class="why">${e.explanation}</span>`}
    </li>`}static{this.styles=[x.styles,b`
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
    `]}};g([$()],te.prototype,"past",2),g([$()],te.prototype,"kind",2),g([$()],te.prototype,"meterId",2),g([$()],te.prototype,"failed",2);var Cn=["#4269d0","#f4bd4a","#ff725c","#6cc5b0","#a463f2","#ff8ab7","#9c6b4e","#97bbf5"];function On(s){let n=s%Cn.length+1;return`var(--graph-color-${n}, var(--color-${n}, ${Cn[n-1]}))`}var ut="var(--energy-grid-return-color, #8353d1)",Se="var(--energy-grid-consumption-color, #488fc2)",Lt="var(--disabled-color, #bdbdbd)",Dn="var(--secondary-text-color, #727272)";function Pn(s,n){return s.callWS({type:"smart_energy/forecast",device_ids:n})}function Hn(s,n){return s.callWS({type:"smart_energy/bill",device_ids:n})}function mt(s,n,e,t){return s.callWS({type:"smart_energy/hours",device_ids:n,start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),prices:t})}function V(s,n,e,t){return d`<div class="choices" role="group" aria-label=${s}>
    ${n.map(({value:r,text:i})=>d`<button
          aria-pressed=${r===e?"true":"false"}
          @click=${()=>{t(r)}}
        >
          ${i}
        </button>`)}
  </div>`}var ne=b`
  .choices {
    display: inline-flex;
    max-width: 100%;
    border: 1px solid var(--divider-color);
    border-radius: 22px;
    overflow: auto hidden;
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
`;var Nn=new Map;function Cs(s){let n=Nn.get(s);return n||(n=new Intl.DateTimeFormat("en-US",{timeZone:s,hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"}),Nn.set(s,n)),n}function ke(s,n){let e={};for(let{type:u,value:m}of Cs(n).formatToParts(s))e[u]=Number(m);let{year:t=0,month:r=1,day:i=1,hour:o=0,minute:l=0,second:a=0}=e;return{year:t,month:r,day:i,hour:o,minute:l,second:a}}function he(s,n){let e=ke(s,n);return Date.UTC(e.year,e.month-1,e.day,e.hour,e.minute,e.second)-Math.floor(s/1e3)*1e3}function re(s,n,e,t){let r=Date.UTC(s,n-1,e),i=he(r-864e5,t),o=he(r+864e5,t),l=r-Math.max(i,o),a=r-Math.min(i,o);return he(l,t)===r-l?l:he(a,t)===r-a?a:Os(l-864e5,a,t)}function Os(s,n,e){let t=he(s,e);for(;n-s>1e3;){let r=Math.floor((s+n)/2e3)*1e3;he(r,e)===t?s=r:n=r}return n}function R(s,n,e,t=1,r=0){if(n==="hour"){let i=Ds(s,e)+r*36e5;return{start:i,end:i+36e5}}return{start:Ln(s,n,e,t,r),end:Ln(s,n,e,t,r+1)}}function Ds(s,n){let e=he(s,n);return Math.floor((s+e)/36e5)*36e5-e}function Ln(s,n,e,t,r){let{year:i,month:o,day:l}=ke(s,e);switch(n){case"day":return re(i,o,l+r,e);case"week":{let a=new Date(Date.UTC(i,o-1,l)).getUTCDay();return re(i,o,l-(a-t+7)%7+7*r,e)}case"month":return re(i,o+r,1,e);case"year":return re(i+r,1,1,e)}}function se(s){let n=Math.floor(s/36e5)*36e5;return{start:n,end:n+36e5}}function G(s,n,e,t=1){let r=[],i=R(s.start,n,e,t);for(;i.start<s.end;)i.start>=s.start&&r.push(i),i=R(i.end,n,e,t);return r}var Ps=36e5,Hs=9*864e5,Ut=class{constructor(n){this.hass=n;this.waiting=[]}ask(n){return new Promise((e,t)=>{this.waiting.push({query:n,resolve:e,reject:t}),this.waiting.length===1&&setTimeout(()=>this.send())})}send(){let n=[];for(let e of this.waiting.sort((t,r)=>t.query.range.start-r.query.range.start)){let{range:t,resolution:r}=e.query,i=n.find(o=>o.resolution===r&&Ns(o.range,t));i?(i.range.end=Math.max(i.range.end,t.end),i.entries.push(e)):n.push({range:{...t},resolution:r,entries:[e]})}this.waiting=[];for(let e of n)this.sendGroup(e)}async sendGroup({range:n,resolution:e,entries:t}){try{let r=await this.hass.callWS({type:"recorder/statistics_during_period",start_time:new Date(n.start).toISOString(),end_time:new Date(n.end).toISOString(),statistic_ids:[...new Set(t.flatMap(({query:i})=>i.ids))],period:e,types:[...new Set(t.flatMap(({query:i})=>i.types))],units:{energy:"kWh",power:"W"}});for(let{query:i,resolve:o}of t)o(Ls(r,i))}catch(r){for(let{reject:i}of t)i(r)}}};function Ns(s,n){let e=Math.max(s.end,n.end);return n.start<=s.end&&(e-s.start<=Hs||e===s.end)}function Ls(s,{ids:n,range:e}){let t=({start:r})=>r>=e.start&&r<e.end;return Object.fromEntries(n.flatMap(r=>{let i=s[r]?.filter(t);return i?.length?[[r,i]]:[]}))}var Un=new WeakMap;function I(s,n){if(n.ids.length===0)return Promise.resolve({});let e=Un.get(s.connection);return e||(e=new Ut(s),Un.set(s.connection,e)),e.ask(n)}async function ht(s,n,e){let t={start:e.start-3e5,end:e.end},r=await I(s,{ids:n,range:t,resolution:"5minute",types:["sum"]}),i=Object.entries(r).map(([o,l])=>[o,l.slice(1).map((a,u)=>({start:a.start,end:a.end,change:Us(a,l[u])}))]);return Object.fromEntries(i)}function Us(s,n){return typeof s.sum=="number"&&typeof n?.sum=="number"?s.sum-n.sum:null}async function In(s,n,e){let t={start:e.start-Ps,end:e.start},r=await I(s,{ids:n,range:t,resolution:"hour",types:["state"]});return Object.fromEntries(Object.entries(r).flatMap(([i,o])=>{let l=Is(o.at(-1)?.state,s.states[i]);return l===null?[]:[[i,[{...e,change:l}]]]}))}function Is(s,n){let e=be(n);return typeof s!="number"||e===null||e<s&&n?.attributes.state_class==="total_increasing"?null:e-s}function Ne(s,n){let e=new Set([...Object.keys(s),...Object.keys(n)]);return Object.fromEntries([...e].map(t=>[t,[...s[t]??[],...n[t]??[]]]))}function Bn(s,n,e,t){let r=R(s,n,e,t),i=R(s,n,e,t,-1),o=Bs(s,r,i,n,e);return{now:{start:r.start,end:s},before:i,moment:Math.min(o,i.end)}}function Bs(s,n,e,t,r){let i=ke(s,r),o=s-re(i.year,i.month,i.day,r);if(t==="week"){let m=G(n,"day",r).findIndex(({end:c})=>s<c);return(G(e,"day",r)[m]?.start??e.end)+o}let l=ke(e.start,r),a=t==="month"?l.month:i.month,u=new Date(Date.UTC(l.year,a,0)).getUTCDate();return i.day>u?re(l.year,a+1,1,r):re(l.year,a,i.day,r)+o}function ie(s,n){let e=null;for(let{start:t,end:r,change:i}of s){let o=Math.min(r,n.end)-Math.max(t,n.start);typeof i!="number"||o<=0||(e=(e??0)+i*(o/(r-t)))}return e}function Wn(s,n,e,t,r){let i=e==="year"?"month":"day",o=R(n.now.start,e,t,r),l=G(o,i,t),a=G(n.before,i,t);return l.map((u,m)=>{let c=a[m],{moment:h}=n;return{period:u,now:ie(s,{start:u.start,end:Math.min(u.end,n.now.end)}),before:c?ie(s,{start:c.start,end:Math.min(c.end,h)}):null,rest:c?ie(s,{start:Math.max(c.start,h),end:c.end}):null}})}function jn(s,n,e){let t=Array.from({length:7},()=>Array.from({length:24},()=>({sum:0,count:0})));for(let{start:r,change:i}of s){if(typeof i!="number")continue;let o=ke(r,n),l=new Date(Date.UTC(o.year,o.month-1,o.day)).getUTCDay(),a=t[(l-e+7)%7]?.[o.hour];a&&(a.sum+=i,a.count+=1)}return t.map(r=>r.map(({sum:i,count:o})=>o?i/o:null))}function Kn(s){let n=s.filter(({change:e})=>typeof e=="number").map(({start:e})=>e);return n.length?n.reduce((e,t)=>Math.min(e,t)):null}function oe(s){let n=new Map;for(let e of s.flat()){if(typeof e.change!="number")continue;let t=`${e.start} ${e.end}`,r=n.get(t);n.set(t,r?{...r,change:(r.change??0)+e.change}:{...e})}return[...n.values()].sort((e,t)=>e.start-t.start)}var Le=["missing","estimated","late"];function pt(s,n,e){let t=n.estimated.map(It),r=e?t:t.filter(o=>Fn(o,s.start)||Fn(o,s.end)),i={missing:Bt(s,n.missing.map(It)),estimated:Bt(s,r),late:Bt(s,n.late.map(It))};return Object.fromEntries(Object.entries(i).filter(([,o])=>o>0))}function zn(s){return Le.find(n=>s[n]!==void 0)??null}function It({start:s,end:n}){return{start:Date.parse(s),end:Date.parse(n)}}function Fn({start:s,end:n},e){return s<e&&e<n}function Bt(s,n){return n.map(({start:t,end:r})=>Math.max(0,Math.min(r,s.end)-Math.max(t,s.start))).reduce((t,r)=>t+r,0)/36e5}var qn=["week","month","year"],Vn=8,Zn=36e5,Gn=24*Zn,Ws=.1,Ue=class extends x{constructor(){super(...arguments);this.span="week";this.rows=[];this.measured={};this.profile=[];this.hours={};this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.span=e.span??"week"}static{this.options=[...K,{name:"span",kind:"choice",choices:qn,standard:"week",texts:"compare"}]}getCardSize(){return 8}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("compare.title")}dataKey(){return[super.dataKey(),this.span].join(" ")}async load(){let e=T(this.hass),t=Date.now(),r=se(t),i=await ht(this.hass,this.ids,r),o=oe(Object.values(i)).at(-1)?.end??r.start,{span:l}=this,a=Bn(o,l,e,Q(this.hass)),u=t-Vn*7*Gn,m={start:Math.min(u,l==="year"?1/0:a.before.start),end:r.start},c={start:a.before.start,end:t},h=D(this.meters).map(({id:A})=>A),[f,y,v]=await Promise.all([this.ask(m,"hour"),l==="year"?this.year(a,r):Promise.resolve(void 0),mt(this.hass,h,c,!1)]),w=oe(Object.values(f)).filter(({start:A})=>A>=u),M=Ne(y??f,i);return()=>{this.hours=v,this.profile=jn(w,e,Q(this.hass)),this.rows=oe(Object.values(M)),this.measured=M,this.shown={span:l,comparison:a}}}async year({before:e,moment:t},r){let i=T(this.hass),o=[R(t,"day",i),{...R(r.start,"day",i),end:r.start}],l={start:e.start,end:r.start};if(i!==this.hass.config.time_zone)return this.ask(l,"hour");let[a,...u]=await Promise.all([this.ask(l,"day"),...o.filter(({start:h,end:f})=>h<f).map(h=>this.ask(h,"hour"))]),m=({start:h})=>o.every(f=>h!==f.start),c=Object.entries(a).map(([h,f])=>[h,f.filter(m)]);return u.reduce(Ne,Object.fromEntries(c))}ask(e,t){return I(this.hass,{ids:this.ids,range:e,resolution:t,types:["change"]})}get ids(){return D(this.meters).flatMap(({entities:e})=>e.energy??[])}body(){let e=qn.map(t=>({value:t,text:this.t(`compare.${t}`)}));return d`<div class="controls">
        ${V(this.t("usage.period"),e,this.span,t=>this.span=t)}
      </div>
      ${this.shown?.span===this.span?this.compared(this.shown.comparison):this.notice("state.loading")}
      ${this.usualWeek()}`}compared(e){let t=ie(this.rows,e.now),r=ie(this.rows,{start:e.before.start,end:e.moment});if(t===null)return this.notice("compare.not_yet");if(r===null)return this.notice("compare.none");let i=this.t("compare.so_far",{now:k(this.hass,t),before:k(this.hass,r)});return d`${this.verdict(t,r,e)}
      <p class="notice">${i}</p>
      ${this.later(e)} ${this.caution("compare.now_marked",e.now)}
      ${this.caution("compare.before_marked",{start:e.before.start,end:e.moment})}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(e)}
        .format=${o=>k(this.hass,o)}
        .summary=${i}
        filename="comparison"
      ></smart-energy-chart>`}caution(e,t){return d`${D(this.meters).map(({id:r,name:i})=>{let{missing:o=0,estimated:l=0}=this.hours[r]?pt(t,this.hours[r],!1):{};if(o+l<Ws)return p;let a=E(this.hass,o+l,1);return d`<p class="notice">${this.t(e,{name:i,hours:a})}</p>`})}`}verdict(e,t,r){let i=this.cutAt(this.rows,r);return i!==null?d`<p class="notice">${this.t("compare.measured_since",{date:i})}</p>`:t<=0?p:d`<p class="verdict">${this.inWords(e/t-1)}</p>`}cutAt(e,{before:t}){let r=Kn(e);return r===null||r<t.start+Zn?null:S(this.hass,r,{day:"numeric",month:"long",year:"numeric"})}later(e){return this.cutAt(this.rows,e)!==null?p:d`${D(this.meters).map(({name:t,entities:r})=>{let i=this.cutAt(this.measured[r.energy??""]??[],e);return i===null?p:d`<p class="notice">${this.t("compare.meter_since",{name:t,date:i})}</p>`})}`}inWords(e){if(Math.abs(e)<.005)return this.t("compare.same");let t=ot(this.hass,Math.abs(e));return this.t(e>0?"compare.more":"compare.less",{percent:t})}chartData(e){let t=Wn(this.rows,e,this.span,T(this.hass),Q(this.hass)),r={week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}}[this.span],i=this.span==="year"?{month:"long"}:{weekday:"long",day:"numeric",month:"long"},o=a=>t.map(u=>u[a]),l=`color-mix(in srgb, ${Lt} 45%, transparent)`;return{unit:"kWh",columns:t.map(({period:a})=>({label:S(this.hass,a.start,r),title:S(this.hass,a.start,i),...a,...a.start>=e.now.end?{ahead:!0}:{}})),series:[{name:this.t("compare.this",{span:this.t(`span.${this.span}`)}),color:Se,values:o("now"),shape:"beside"},{name:this.t("compare.before"),color:Lt,values:o("before")},{name:this.t("compare.rest"),color:l,values:o("rest")}]}}usualWeek(){let e=this.profile.flat().filter(o=>o!==null);if(e.length===0)return d``;let t={low:Math.min(...e),high:Math.max(...e)},r=this.t("compare.profile_summary",{weeks:String(Vn),low:k(this.hass,t.low),high:k(this.hass,t.high)}),i=o=>new Intl.DateTimeFormat(this.hass.locale.language,{weekday:"short",timeZone:"UTC"}).format((3+Q(this.hass)+o)*Gn);return d`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${i}
        .format=${o=>k(this.hass,o)}
        .summary=${r}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`}static{this.styles=[x.styles,ne,b`
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
    `]}};g([$()],Ue.prototype,"span",2);function Yn(s,n){let e=new Map;for(let t of s){let r=e.get(n(t))??{amount:0,quantity:0,unit:t.unit};r.amount+=Number(t.amount),r.quantity+=Number(t.quantity),r.unit!==t.unit&&(r.unit=null),e.set(n(t),r)}return[...e].map(([t,{amount:r,quantity:i,unit:o}])=>({name:t,amount:r,quantity:o===null?null:{value:Number(i.toFixed(3)),unit:o}}))}function Wt(s,n){return s===null||n===null||n<=0?null:s/n}function Jn(s){let n=s.map(({currency:e,start:t,end:r,budget:i,projected:o})=>[e,Date.parse(t),Date.parse(r),i===null,o===null].join(" "));return new Set(n).size===1}function Qn(s,n){return N(s).flatMap(({id:e,name:t})=>{let r=n[e];if(!r)return[];let i=s.flatMap(a=>{let u=n[a.id];return a.parentId!==e||u?.currency!==r.currency?[]:[{name:a.name,amount:Number(u.total),quantity:null,inner:"circuit"}]}),o={name:t,amount:Number(r.total),quantity:null};if(i.length===0)return[o];let l=i.reduce((a,u)=>a-u.amount,o.amount);return[o,...i,{name:t,amount:l,quantity:null,inner:"rest"}]})}var js=["item","component","device"],Ie=class extends x{constructor(){super(...arguments);this.by="item";this.bills={};this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("costs.title")}watched(){return this.decisive()}dataKey(){let{states:e}=this.hass,t=[...this.decisive()].map(r=>r.startsWith("number.")?e[r]?.state:e[r]?.last_updated);return[super.dataKey(),...t].join(" ")}*decisive(){for(let{entities:e,settings:t}of this.meters){for(let r of["tariff","status","energy_expected_today"])e[r]!==void 0&&(yield e[r]);for(let r of t)this.hass.entities[r]?.translation_key==="cost_budget"&&(yield r)}}async load(){let e=await Hn(this.hass,this.meters.map(({id:t})=>t));return()=>this.bills=e}body(){if(!this.isRunning)return this.notice("state.not_running");let e=N(this.meters).flatMap(i=>{let o=this.bills[i.id];return o?[{meter:i,bill:o}]:[]});if(e.length===0)return d`${this.notice("costs.none")}${this.link("settings.tariff")}`;let t=e.map(({bill:i})=>i),r=Jn(t)?d`${this.figures(t)} ${this.bys()} ${this.breakdown(this.meters,t)}`:d`${this.bys()} ${e.map(i=>this.ofOne(i))}`;return d`${r} ${N(this.meters).map(i=>this.remarks(i))}`}ofOne({meter:e,bill:t}){let r=[e,...we(this.meters,e)];return d`<h3>${e.name}</h3>
      ${this.figures([t])} ${this.breakdown(r,[t])}`}bys(){return V(this.t("costs.by"),js.map(e=>({value:e,text:this.t(`costs.${e}`)})),this.by,e=>this.by=e)}figures(e){let[t]=e,r=t?.currency??"EUR",i=h=>e.every(f=>f[h]!==null)?e.reduce((f,y)=>f+Number(y[h]),0):null,[o,l,a]=[i("total"),i("projected"),i("budget")],u=h=>h===null?this.t("state.unknown"):j(this.hass,h,r),m={dateStyle:"medium",timeZone:this.hass.config.time_zone},c=t?S(this.hass,Date.parse(t.start),m):"";return d`<p class="total">${u(o)}</p>
      <p class="notice">${this.t("costs.since",{date:c})}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${u(l)}</dd>
        ${a===null?p:d`<dt>${this.t("costs.budget")}</dt>
                <dd>${u(a)}</dd>`}
      </dl>
      ${this.projectedBand(e)} ${this.meterOf(o,l,a)}`}projectedBand(e){let[t,r]=e;if(!t?.projected_p10||!t.projected_p90||r)return p;let[i,o]=[t.projected_p10,t.projected_p90].map(l=>j(this.hass,Number(l),t.currency));return!i||!o||i===o?p:d`<p class="notice">${this.t("costs.projected_band",{low:i,high:o})}</p>`}meterOf(e,t,r){let i=Wt(e,r);if(i===null)return p;let o=Wt(t,r),l=m=>`${E(this.hass,m*100,0)} %`,a=this.t(o!==null&&o>1?"costs.over":"costs.within",{used:l(i),expected:o===null?this.t("state.unknown"):l(o)}),u=m=>`width:${Math.min(100,m*100)}%`;return d`<div class="budget" aria-hidden="true">
        ${o===null?p:d`<i class="expected" style=${u(o)}></i>`}
        <i class=${i>1?"used over":"used"} style=${u(i)}></i>
      </div>
      <p class="notice">${a}</p>`}rows(e,t){let{by:r}=this;if(r==="device")return Qn(e,this.bills);let i=Yn(t.flatMap(({lines:o})=>o),o=>o[r]);return r==="item"?i:i.map(o=>({...o,name:this.component(o.name)}))}component(e){let t=`component.${e}`;return Dt(t)?this.t(t):e}amountOf({quantity:e}){if(e===null)return"";let{value:t,unit:r}=e;return r==="kWh"?k(this.hass,t):`${E(this.hass,t,Number.isInteger(t)?0:2)} ${this.unitText(r)}`}unitText(e){let t=`unit.${e}`;return Dt(t)?this.t(t):e}breakdown(e,t){let r=t[0]?.currency??"EUR";return d`<table>
      <tbody>
        ${this.rows(e,t).map(i=>d`<tr class=${i.inner===void 0?p:"inner"}>
              <th scope="row">${i.inner?this.t(`costs.${i.inner}`,{name:i.name}):i.name}</th>
              <td>${this.amountOf(i)}</td>
              <td>${j(this.hass,i.amount,r)}</td>
            </tr>`)}
      </tbody>
    </table>`}remarks(e){let t=this.bills[e.id];if(!t)return p;let r=m=>E(this.hass,m,m<10?1:0),i=[...t.estimated_hours>0?[this.t("costs.estimated",{hours:r(t.estimated_hours)})]:[],...t.missing_hours>0?[this.t("costs.missing",{hours:r(t.missing_hours)})]:[]],l=Object.keys(this.bills).length>1?`${e.name}: `:"",{tier:a}=t,u=a!==null&&(a.name!=="1"||a.limit_kwh!==null);return d`${u?this.tier(a,l):p}
    ${i.map(m=>d`<p class="notice">${l}${m}</p>`)}`}tier({name:e,used_kwh:t,limit_kwh:r},i){let o=k(this.hass,Number(t));if(r===null)return d`<p class="notice">${i}${this.t("costs.last_tier",{name:e,used:o})}</p>`;let l=k(this.hass,Number(r)),a=Number(r)>0?Math.min(100,Number(t)/Number(r)*100):100;return d`<p class="notice">${i}${this.t("costs.tier",{name:e,used:o,limit:l})}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${a}%"></i></div>`}static{this.styles=[x.styles,ne,b`
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
    `]}};g([$()],Ie.prototype,"by",2);var Ks={},Be=ge(class extends Y{constructor(){super(...arguments),this.ot=Ks}render(s,n){return n()}update(s,[n,e]){if(Array.isArray(n)){if(Array.isArray(this.ot)&&this.ot.length===n.length&&n.every((t,r)=>t===this.ot[r]))return P}else if(this.ot===n)return P;return this.ot=Array.isArray(n)?Array.from(n):n,this.render(n,e)}});var{I:Fs}=wn,Xn=s=>s;var er=()=>document.createComment(""),Me=(s,n,e)=>{let t=s._$AA.parentNode,r=n===void 0?s._$AB:n._$AA;if(e===void 0){let i=t.insertBefore(er(),r),o=t.insertBefore(er(),r);e=new Fs(i,o,s,s.options)}else{let i=e._$AB.nextSibling,o=e._$AM,l=o!==s;if(l){let a;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(a=s._$AU)!==o._$AU&&e._$AP(a)}if(i!==r||l){let a=e._$AA;for(;a!==i;){let u=Xn(a).nextSibling;Xn(t).insertBefore(a,r),a=u}}}return e},ae=(s,n,e=s)=>(s._$AI(n,e),s),zs={},tr=(s,n=zs)=>s._$AH=n,nr=s=>s._$AH,ft=s=>{s._$AR(),s._$AA.remove()};var rr=(s,n,e)=>{let t=new Map;for(let r=n;r<=e;r++)t.set(s[r],r);return t},gt=ge(class extends Y{constructor(s){if(super(s),s.type!==st.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,n,e){let t;e===void 0?e=n:n!==void 0&&(t=n);let r=[],i=[],o=0;for(let l of s)r[o]=t?t(l,o):o,i[o]=e(l,o),o++;return{values:i,keys:r}}render(s,n,e){return this.dt(s,n,e).values}update(s,[n,e,t]){let r=nr(s),{values:i,keys:o}=this.dt(n,e,t);if(!Array.isArray(r))return this.ut=o,i;let l=this.ut??=[],a=[],u,m,c=0,h=r.length-1,f=0,y=i.length-1;for(;c<=h&&f<=y;)if(r[c]===null)c++;else if(r[h]===null)h--;else if(l[c]===o[f])a[f]=ae(r[c],i[f]),c++,f++;else if(l[h]===o[y])a[y]=ae(r[h],i[y]),h--,y--;else if(l[c]===o[y])a[y]=ae(r[c],i[y]),Me(s,a[y+1],r[c]),c++,y--;else if(l[h]===o[f])a[f]=ae(r[h],i[f]),Me(s,r[c],r[h]),h--,f++;else if(u===void 0&&(u=rr(o,f,y),m=rr(l,c,h)),u.has(l[c]))if(u.has(l[h])){let v=m.get(o[f]),w=v!==void 0?r[v]:null;if(w===null){let M=Me(s,r[c]);ae(M,i[f]),a[f]=M}else a[f]=ae(w,i[f]),Me(s,r[c],w),r[v]=null;f++}else ft(r[h]),h--;else ft(r[c]),c++;for(;f<=y;){let v=Me(s,a[y+1]);ae(v,i[f]),a[f++]=v}for(;c<=h;){let v=r[c++];v!==null&&ft(v)}return this.ut=o,tr(s,a),P}});var jt=.05;function or(s){let n=N(s.map(({meter:r})=>r)),e=s.filter(({meter:r})=>n.includes(r)&&!xe(r)),t=e.reduce((r,{todayKwh:i})=>r+(i??0),0);return e.length===0?[...s]:s.flatMap(r=>qs(r,s,t))}function qs(s,n,e){let t=n.filter(({meter:a})=>a.parentId===s.meter.id),r=t.filter(({meter:a})=>!xe(a)),i={...s,share:ar(s,n)?null:sr(s,e)};if(!(r.length>0&&(r.length===t.length||r.every(Vs))))return[i];let l=Gs(s,r);return[i,{...l,share:sr(l,e)}]}var Vs=({meter:s})=>s.role==="grid";function sr({meter:s,todayKwh:n},e){if(n===null||e<=0||xe(s))return null;let t=n/e;return t>1+jt?null:Math.min(1,t)}function ar({meter:s},n){let e=n.find(o=>o.meter.id===s.parentId);if(e===void 0)return!1;let r=n.filter(o=>o.meter.parentId===s.parentId&&!xe(o.meter)).reduce((o,{todayKwh:l})=>o+(l??0),0);return e.todayKwh!==null&&r>(1+jt)*e.todayKwh||ar(e,n)}function Gs(s,n){let e=t=>{let r=n.map(l=>l[t]),i=s[t];if(i===null||r.includes(null))return null;let o=i-r.reduce((l,a)=>l+(a??0),0);return o<-jt*Math.abs(i)?null:Math.max(0,o)};return{...s,untracked:!0,powerW:e("powerW"),todayKwh:e("todayKwh"),costToday:e("costToday"),standbyW:null,share:null}}var ir={power:"powerW",today:"todayKwh",cost:"costToday"};function lr(s,n){let e=N(s.map(({meter:r})=>r)),t=s.filter(({meter:r,untracked:i})=>!i&&e.includes(r));return dr(t,n).flatMap(r=>[{...r,depth:0},...cr(r,s,n,1)])}function cr({meter:s},n,e,t){let r=n.filter(i=>(i.untracked?i.meter.id:i.meter.parentId)===s.id);return dr(r,e).flatMap(i=>[{...i,depth:t},...i.untracked?[]:cr(i,n,e,t+1)])}function dr(s,n){let e=t=>t.online===!1&&!t.untracked?0:1;return[...s].sort((t,r)=>e(t)!==e(r)?e(t)-e(r):n==="name"?Number(t.untracked)-Number(r.untracked)||t.meter.name.localeCompare(r.meter.name,void 0,{numeric:!0}):(r[ir[n]]??-1/0)-(t[ir[n]]??-1/0)||t.meter.name.localeCompare(r.meter.name))}function ur(s,n){let e=new Map;for(let{start:i,mean:o}of s){if(typeof o!="number")continue;let l=R(i,"day",n).start;e.set(l,[...e.get(l)??[],o])}let t=[...e.values()].filter(i=>i.length>=20).map(i=>Math.min(...i));if(t.length===0)return null;t.sort((i,o)=>i-o);let r=t.length>>1;return t.length%2?t[r]??null:((t[r-1]??0)+(t[r]??0))/2}var mr=["power","today","cost","name"],Zs=["status","power","energy_today","cost_today","last_reading","tariff"],Ys=7*864e5;function hr(s,n){return n===void 0?null:s[n]??null}var We=class extends x{constructor(){super(...arguments);this.sort="power";this.todayKwh={};this.standbyW={};this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}setConfig(e){super.setConfig(e),this.sort=e.sort??"power"}static{this.options=[...K,{name:"sort",kind:"choice",choices:mr,standard:"power",texts:"devices"}]}getCardSize(){return 2+this.meters.length}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("devices.title")}async load(){let e=T(this.hass),t=Date.now(),r=R(t,"day",e),i=se(t),o=this.meters.flatMap(({entities:c})=>c.energy??[]),l=this.meters.flatMap(({entities:c})=>c.power??[]),[a,u,m]=await Promise.all([I(this.hass,{ids:o,range:{start:r.start,end:i.start},resolution:"hour",types:["change"]}),ht(this.hass,o,i),I(this.hass,{ids:l,range:{start:i.start-Ys,end:i.start},resolution:"hour",types:["mean"]})]);return()=>{for(let c of o)this.todayKwh[c]=ie([...a[c]??[],...u[c]??[]],r);for(let c of l)this.standbyW[c]=ur(m[c]??[],e)}}watched(){return this.statesOf(Zs)}body(){let e=lr(or(this.meters.map(o=>this.row(o))),this.sort),t=e.some(({costToday:o})=>o!==null),r=R(Date.now(),"day",T(this.hass)).start,i=mr.filter(o=>t||o!=="cost");return d`<div class="controls">
        ${V(this.t("devices.sort"),i.map(o=>({value:o,text:this.t(`devices.${o}`)})),this.sort,o=>this.sort=o)}
      </div>
      <ul>
        ${gt(e,({meter:o,untracked:l})=>`${o.id} ${String(l)}`,o=>Be([r,...this.shownOf(o)],()=>this.item(o)))}
      </ul>`}shownOf({meter:e,share:t,...r}){let{locale:i,language:o,config:l}=this.hass,a=t===null?null:Math.round(t*100);return[i,o,l,e,this.currency(e),a,...Object.values(r)]}row(e){let t=ee(this.hass,e,"power");return{meter:e,untracked:!1,depth:0,online:He(this.hass,e),lastSeen:this.lastSeen(e),powerW:t,todayKwh:ee(this.hass,e,"energy_today")??hr(this.todayKwh,e.entities.energy),costToday:ee(this.hass,e,"cost_today"),standbyW:hr(this.standbyW,e.entities.power),share:null}}lastSeen(e){let{last_reading:t,status:r}=e.entities,i=He(this.hass,e)===!1?this.hass.states[r??""]?.last_changed:void 0,o=Date.parse(this.hass.states[t??""]?.state??i??"");return Number.isNaN(o)?null:o}time(e){let r=e>=R(Date.now(),"day",T(this.hass)).start?{hour:"numeric",minute:"2-digit",second:"2-digit"}:{dateStyle:"short",timeStyle:"short"};return S(this.hass,e,r)}currency(e){return ye(this.hass,e.entities.cost_today)??"EUR"}item(e){let t=e.online===!1&&!e.untracked;return d`<li class=${it({inner:e.depth>0,dark:t})} style="--depth:${e.depth}">
      <button
        @click=${()=>{this.open(e)}}
      >
        <span class="name">${e.untracked?this.t("devices.rest",{name:e.meter.name}):e.meter.name}</span>
        <span class="now"
          >${t?this.offline(e):this.written(e.powerW,r=>J(this.hass,r))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((e.share??0)*100)}%"></i></span>
        <span class="today">
          ${this.t("devices.today_is",{value:this.written(e.todayKwh,r=>k(this.hass,r))})}
          ${this.ifKnown(e.share,r=>ot(this.hass,r))}
          ${this.ifKnown(e.costToday,r=>j(this.hass,r,this.currency(e.meter)))}
          ${t||e.untracked?p:this.ifKnown(e.lastSeen,r=>this.t("devices.seen",{time:this.time(r)}))}
          ${this.ifKnown(e.standbyW,r=>this.t("devices.standby",{value:J(this.hass,r)}))}
        </span>
      </button>
    </li>`}ifKnown(e,t){return e===null?p:d`<span>${t(e)}</span>`}written(e,t){return e===null?this.t("state.unknown"):t(e)}offline(e){let t=e.lastSeen===null?this.t("state.offline"):this.t("devices.offline_since",{time:this.time(e.lastSeen)});return d`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${t}`}open({meter:e,untracked:t}){let r=e.entities[t?"energy":"power"];r&&ve(this,r)}static{this.styles=[x.styles,ne,b`
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
        padding-inline-start: calc(20px * var(--depth));
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
    `]}};g([$()],We.prototype,"sort",2);function pr(s,n,e){let t=new Map(s.map(({start:i,change:o})=>[i,o??null])),r=n.map(({past:i,hours:o})=>Js([...i,...o]));return e.map(({start:i})=>{let o=r.map(a=>a.get(i)),l=a=>o.length===0||o.includes(void 0)?null:o.reduce((u,m)=>u+(m?.[a]??0),0);return{start:i,measured:t.get(i)??null,expected:l("kwh"),low:l("p10"),high:l("p90")}})}function fr(s,n){let e=n.map(t=>({...t,change:typeof t.change=="number"?-t.change:null}));return oe([s,e])}function Js(s){return new Map(s.map(n=>[Date.parse(n.start),n]))}function Kt(s,n){let e=s.map(t=>t[n]);return e.length===0||e.includes(null)?null:e.reduce((t,r)=>t+(r??0),0)}function gr(s){let n={hours:0,measured:0,expected:0};for(let{measured:e,expected:t}of s)e===null||t===null||(n.hours+=1,n.measured+=e,n.expected+=t);return n}var Ft=36e5,yr=24*Ft,yt=class extends x{constructor(){super(...arguments);this.forecasts={};this.statistics={};this.range={start:0,end:0};this.refresh=new C(this,{load:()=>this.load(),everyMs:Ft})}getCardSize(){return 6}getGridOptions(){return{columns:12,min_columns:6}}heading(){return this.t("forecast.title")}watched(){return this.expected()}dataKey(){let e=[...this.expected()].map(t=>this.hass.states[t]?.last_updated);return[super.dataKey(),...e].join(" ")}*expected(){for(let{entities:e}of this.meters)for(let t of["energy_expected_today","status"])e[t]!==void 0&&(yield e[t])}async load(){let e=se(Date.now()),t={start:e.start-yr,end:e.start+yr},r=D(this.meters),i=r.flatMap(({entities:a})=>[a.energy,a.energy_export]),[o,l]=await Promise.all([I(this.hass,{ids:i.filter(a=>a!==void 0),range:{start:t.start,end:e.start},resolution:"hour",types:["change"]}),Pn(this.hass,r.map(({id:a})=>a))]);return()=>{this.range=t,this.statistics=o,this.forecasts=l}}body(){let e=D(this.meters).filter(({id:a})=>this.forecasts[a]?.hours.length),t=e.flatMap(({id:a})=>this.forecasts[a]??[]);if(t.length===0)return this.none();let r=a=>this.statistics[a??""]??[],i=e.map(({entities:a})=>fr(r(a.energy),r(a.energy_export))),o=pr(oe(i),t,G(this.range,"hour",T(this.hass))),l=[["forecast.today",Kt(t,"today_kwh")],["forecast.tomorrow",Kt(t,"tomorrow_kwh")]];return d`<dl>
        ${l.map(([a,u])=>d`<div>
              <dt>${this.t(a)}</dt>
              <dd>${u===null?this.t("state.unknown"):k(this.hass,u)}</dd>
            </div>`)}
      </dl>
      ${this.lookBack(o)} ${this.without(e)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(o)}
        .format=${a=>k(this.hass,a)}
        .summary=${this.summary(l)}
        filename="forecast"
      ></smart-energy-chart>`}lookBack(e){let{hours:t,expected:r,measured:i}=gr(e);return t===0?p:d`<p class="notice">
      ${this.t("forecast.look_back",{hours:String(t),expected:k(this.hass,r),measured:k(this.hass,i)})}
    </p>`}without(e){let t=D(this.meters).filter(i=>!e.includes(i));if(t.length===0)return p;let r=t.map(({name:i})=>i).join(", ");return d`<p class="notice">${this.t("forecast.without",{names:r})}</p>`}none(){let e=Object.values(this.forecasts).flatMap(({reason:t})=>t??[]);return d`${this.notice(this.isRunning?"forecast.none":"state.not_running")}
    ${e.length?d`<p class="notice">${e[0]}</p>`:p}`}summary(e){return e.map(([t,r])=>`${this.t(t)}: ${r===null?this.t("state.unknown"):k(this.hass,r)}`).join(", ")}chartData(e){return{unit:"kWh",columns:e.map(({start:t})=>({label:S(this.hass,t,{hour:"numeric"}),title:S(this.hass,t,{weekday:"short",hour:"numeric",minute:"2-digit"}),start:t,end:t+Ft})),series:[{name:this.t("forecast.measured"),color:Se,values:e.map(({measured:t})=>t)},{name:this.t("forecast.expected"),color:Dn,values:e.map(({expected:t})=>t),shape:"line"}],expected:e.map(({low:t,high:r})=>t===null||r===null?null:{low:t,high:r})}}static{this.styles=[x.styles,b`
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
    `]}};function vr(s,n){let e=s.filter(u=>u!==null),t=Math.min(0,...e),r=Math.max(0,...e,t+1),i=u=>s.length>1?u/(s.length-1)*100:50,o=u=>30-(u-t)/(r-t)*28,l="M",a=s.map((u,m)=>{if(u===null)return l="M","";let c=`${l}${i(m).toFixed(1)} ${o(u).toFixed(1)}`;return l="L",c});return d`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${L`<path d=${a.join("")} fill="none" stroke=${n} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`}async function br(s,n,e){if(n.length===0)return{};let t=await s.callWS({type:"history/history_during_period",start_time:new Date(e.start).toISOString(),end_time:new Date(e.end).toISOString(),entity_ids:n,minimal_response:!0,no_attributes:!0,significant_changes_only:!1});return Object.fromEntries(Object.entries(t).map(([r,i])=>{let o=Pt(s.states[r]);return[r,i.map(l=>Qs(l,o))]}))}function Qs({s,lu:n},e){let t=Number(s);return{time:n*1e3,value:s.trim()!==""&&Number.isFinite(t)?t*e:null}}function wr(s,n,e){let t=(n.end-n.start)/e,r=Array.from({length:e},()=>({weighted:0,time:0}));return s.forEach(({time:i,value:o},l)=>{if(o===null)return;let a=Math.max(i,n.start),u=Math.min(s[l+1]?.time??n.end,n.end),m=Math.floor((a-n.start)/t);for(let c=m;c<e&&n.start+c*t<u;c++){let h=r[c],f=n.start+c*t,y=Math.min(u,f+t)-Math.max(a,f);!h||y<=0||(h.weighted+=o*y,h.time+=y)}}),r.map(({weighted:i,time:o})=>o>0?i/o:null)}function xr(s,n,e){let t=s.at(-1)?.time??-1/0,r=[...s,...n.filter(({time:o})=>o>t)],i=r.findLastIndex(({time:o})=>o<=e);return r.slice(Math.max(0,i))}function _r(s,n){return Array.from({length:Math.ceil(s.length/n)},(e,t)=>{let r=s.slice(t*n,(t+1)*n).filter(i=>i!==null);return r.length?r.reduce((i,o)=>i+o,0)/r.length:null})}var zt=36e5,Xs=6e4,ei=.5,Sr=["voltage","current","power_factor","frequency"],kr=["energy_today","cost_today"],$r=["status","power","price","tariff",...Sr,...kr];function ti(s,n){return s.states[n??""]?.attributes.unit_of_measurement??""}var vt=class extends x{constructor(){super(...arguments);this.points={};this.needsData=!1;this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}getCardSize(){return 3*Math.max(1,N(this.meters).length)}getGridOptions(){return{columns:12,min_columns:6}}async load(){let e=Date.now(),t=N(this.meters).flatMap(({entities:i})=>i.power??[]),r=await br(this.hass,t,{start:e-zt,end:e});return()=>{for(let i of t)this.points[i]=xr(r[i]??[],this.points[i]??[],e-zt)}}shouldUpdate(e){return this.keepStates(),super.shouldUpdate(e)}keepStates(){for(let{entities:e}of N(this.meters)){let t=this.hass.states[e.power??""];if(!t)continue;let r=Date.parse(t.last_updated),i=this.points[t.entity_id]??=[];r>(i.at(-1)?.time??-1/0)&&i.push({time:r,value:be(t)})}}watched(){return this.statesOf($r)}heading(){return this.t("live.title")}body(){let e=N(this.meters).map(t=>({meter:t,circuits:we(this.meters,t)}));return e.sort((t,r)=>+(r.circuits.length>0)-+(t.circuits.length>0)),d`<div class="meters">
      ${gt(e,({meter:t})=>t.id,({meter:t,circuits:r})=>Be(this.shownOf(t,r),()=>this.meter(t,r)))}
    </div>`}shownOf(e,t){let r=({entities:o},l)=>this.hass.states[o[l]??""],i=$r.map(o=>r(e,o));return[e,...this.drawn(e),...i,...t.flatMap(o=>[o,r(o,"power"),r(o,"status")])]}drawn({entities:e}){let{locale:t,language:r,formatEntityState:i}=this.hass;return[t,r,i,Math.floor(Date.now()/Xs),this.points[e.power??""]]}meter(e,t){let r=ee(this.hass,e,"power");return d`<section aria-label=${e.name}>
      <button class="main" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span class="power">${this.written(e,r)}</span>
        <span class="flow">${r===null?p:this.flow(r)}</span>
      </button>
      ${Be([e,...this.drawn(e),r!==null&&r<0],()=>this.trend(e,r))}
      <dl>
        ${Sr.map(i=>this.value(e,i))} ${kr.map(i=>this.value(e,i))}
        ${this.costNow(e,r)}
      </dl>
      ${t.length===0?p:d`<ul>
              ${t.map(i=>this.circuit(i))}
            </ul>`}
    </section>`}circuit(e){let t=ee(this.hass,e,"power");return d`<li>
      <button class="circuit" @click=${()=>this.open(e,"power")}>
        <span class="name">${e.name}</span>
        <span>${this.written(e,t)}</span>
      </button>
    </li>`}written(e,t){return t!==null?J(this.hass,t):this.t(He(this.hass,e)===!1?"state.offline":"state.unknown")}flow(e){let[t,r]=Math.abs(e)<ei?["·","live.still"]:e<0?["↑","live.exporting"]:["↓","live.importing"];return d`<span aria-hidden="true">${t}</span> ${this.t(r)}`}trend(e,t){let r=this.points[e.entities.power??""];if(!r||!this.refresh.loaded)return p;let i=Date.now(),o=wr(r,{start:i-zt,end:i},60),l=t!==null&&t<0?ut:Se;return d`<div class="trend" title=${this.t("live.trend")}>${vr(o,l)}</div>
      ${this.trendText(o)}`}trendText(e){let t=e.filter(l=>l!==null);if(t.length===0)return d`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;let r=l=>l===null?this.t("state.unknown"):J(this.hass,l),[i,o]=[r(Math.min(...t)),r(Math.max(...t))];return d`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary",{low:i,high:o})}
        </caption>
        <tbody>
          ${_r(e,5).map((l,a)=>d`<tr>
                <th scope="row">${this.t("live.minutes_ago",{minutes:String(60-5*a)})}</th>
                <td>${r(l)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>`}value(e,t){let r=e.entities[t],i=r===void 0?void 0:this.hass.states[r];return i?d`<div class=${t}>
      <dt>${this.t(`live.${t}`)}</dt>
      <dd>${this.hass.formatEntityState(i)}</dd>
    </div>`:p}costNow(e,t){let[r,i]=ti(this.hass,e.entities.price).split("/"),o=t===null?null:this.price(e,t);return o===null||t===null||!r||i!=="kWh"?p:this.hourCost(o*t/1e3,r)}price(e,t){if(t>=0)return ee(this.hass,e,"price");let r=this.hass.states[e.entities.price??""]?.attributes.export_price;return typeof r=="number"?r:null}hourCost(e,t){return d`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.t("live.per_hour",{amount:j(this.hass,e,t)})}</dd>
    </div>`}open(e,t){let r=e.entities[t];r&&ve(this,r)}static{this.styles=[x.styles,b`
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
    `]}};function Ke({prices:s},{price:n}){if(!s||!n)return;let{format:e}=s;return n.low===n.high?e(n.low):`${e(n.low)} – ${e(n.high)}`}function Mr(s,n){let e=new Set(s.series.flatMap(({marks:t})=>t??[]));return n.filter(t=>e.has(t))}function Ar(s){let n=["start","end",...s.series.map(({name:i})=>`${i} (${s.unit})`)],e=s.expected?[`low (${s.unit})`,`high (${s.unit})`]:[],t=s.prices?[`lowest price (${s.prices.unit})`,`highest price (${s.prices.unit})`]:[],r=s.columns.map((i,o)=>[new Date(i.start).toISOString(),new Date(i.end).toISOString(),...s.series.map(({values:l})=>je(l[o])),...s.expected?[je(s.expected[o]?.low),je(s.expected[o]?.high)]:[],...s.prices?[je(i.price?.low),je(i.price?.high)]:[],i.note??""]);return qt([[...n,...e,...t,"note"],...r])}function qt(s){return s.map(n=>n.map(ni).join(",")).join(`\r
`)+`\r
`}function je(s){return s==null?"":String(s)}function ni(s){let n=/^[=+@\t\r]|^-(?![\d.])/.test(s)?`'${s}`:s;return/[",\r\n]/.test(n)?`"${n.replaceAll('"','""')}"`:n}function Fe(s){let n=s.filter(e=>e!==null);return n.length?n.reduce((e,t)=>e+t,0):null}function Tr({currency:s,bands:n}){let e=n.map(({start:m,end:c,price:h,period:f})=>({start:Date.parse(m),end:Date.parse(c),price:Number(h),period:f}));if(s===null||e.length===0)return;let t=e.map(({price:m})=>m),[r,i]=[Math.min(...t),Math.max(...t)],o=[...new Set(t)].sort((m,c)=>m-c),l=(o.length>4?3:o.length)-1,a=m=>l===0?0:o.length<=4?o.indexOf(m)/l:Math.min(l,Math.floor((m-r)/(i-r)*(l+1)))/l,u=new Map;for(let{price:m,period:c}of e){let h=a(m),f=u.get(h)??{level:h,low:m,high:m,period:c};u.set(h,{level:h,low:Math.min(f.low,m),high:Math.max(f.high,m),period:f.period===c?c:""})}return{currency:s,bands:e.map(({start:m,end:c,price:h})=>({start:m,end:c,price:h,level:a(h)})),levels:[...u.values()].sort((m,c)=>m.level-c.level)}}function Rr(s,{start:n,end:e}){let t=s.bands.filter(r=>r.start<e&&r.end>n).map(({price:r})=>r);return t.length?{low:Math.min(...t),high:Math.max(...t)}:void 0}var ri={day:"hour",week:"day",month:"day",year:"month"};function Er(s,n,e,t,r=0){let i=ri[s];return{range:R(n,s,e.shown,t,r),bar:i,resolution:e.shown===e.home?i:"hour"}}function Cr(s,n){let e=n.map(()=>null);for(let{start:t,change:r}of s){if(typeof r!="number")continue;let i=si(n,t);i!==null&&(e[i]=(e[i]??0)+r)}return e}function si(s,n){let e=0,t=s.length;for(;e<t;){let i=e+t>>1;(s[i]?.end??1/0)<=n?e=i+1:t=i}let r=s[e];return r&&r.start<=n?e:null}function Or(s,n,e){return G(s.range,s.bar,n,e)}var Dr=["day","week","month","year"],Pr=["energy","money"],ii=["day","week"],oi={day:{hour:"numeric"},week:{weekday:"short"},month:{day:"numeric"},year:{month:"short"}},ai={day:{weekday:"short",hour:"numeric",minute:"2-digit"},week:{weekday:"long",day:"numeric",month:"long"},month:{weekday:"short",day:"numeric",month:"long"},year:{month:"long",year:"numeric"}},pe=class extends x{constructor(){super(...arguments);this.span="day";this.unit="energy";this.step=0;this.refresh=new C(this,{load:()=>this.load(),everyMs:3e5})}static{this.options=[...K,{name:"span",kind:"choice",choices:Dr,standard:"day",texts:"usage"},{name:"unit",kind:"choice",choices:Pr,standard:"energy",texts:"usage"},{name:"prices",kind:"boolean",standard:!0}]}setConfig(e){super.setConfig(e),this.span=e.span??"day",this.unit=e.unit??"energy"}getCardSize(){return 6}getGridOptions(){return{columns:"full",min_columns:6}}heading(){return this.t("usage.title")}watched(){return this.tariffs()}dataKey(){return[super.dataKey(),this.span,this.unit,this.step,this.config.prices].join(" ")}get page(){let e={shown:T(this.hass),home:this.hass.config.time_zone};return Er(this.span,Date.now(),e,Q(this.hass),this.step)}async load(){let{page:e,span:t,unit:r}=this,{range:i,resolution:o}=e,l=D(this.meters),a=l.flatMap(w=>this.idsOf(w,r)),u=l.map(({id:w})=>w),m=ii.includes(t)&&this.config.prices!==!1,c=se(Date.now()),h=i.start<=c.start&&c.start<i.end,[f,y,v]=await Promise.all([I(this.hass,{ids:a,range:i,resolution:o,types:["change"]}),In(this.hass,h?a:[],c),mt(this.hass,u,i,m)]);return()=>this.shown={page:e,span:t,unit:r,statistics:Ne(f,y),hours:v}}idsOf(e,t){let{energy:r,energy_export:i,cost_total:o}=e.entities;return(t==="money"?[o]:[r,i]).filter(l=>l!==void 0)}body(){let{shown:e}=this;if(!e)return this.notice("state.loading");let t=this.chartData(e),r=t.series.every(({values:i})=>i.every(o=>o===null));return d`${this.controls(e)} ${e.unit==="money"?this.otherCurrencies():p}
    ${r?this.none(e):d`<smart-energy-chart
            .hass=${this.hass}
            .data=${t}
            .format=${i=>this.written(i,e.unit)}
            .summary=${this.summary(e,t)}
            filename="usage-${new Date(e.page.range.start).toISOString().slice(0,10)}"
          ></smart-energy-chart>`}`}none({page:e,unit:t}){let r=D(this.meters).some(({entities:i})=>i.cost_total!==void 0);return t==="money"&&!r?d`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`:this.notice(e.range.end<=Date.now()?"usage.nothing":"state.empty")}otherCurrencies(){let e=D(this.meters).filter(({entities:r})=>{let i=ye(this.hass,r.cost_total);return i!==void 0&&i!==this.currency});if(e.length===0)return p;let t=e.map(({name:r})=>r).join(", ");return d`<p class="notice">${this.t("usage.other_currency",{names:t})}</p>`}written(e,t){return t==="money"?j(this.hass,e,this.currency):k(this.hass,e)}get currency(){return D(this.meters).map(({entities:t})=>ye(this.hass,t.cost_total)).find(t=>t!==void 0)??"EUR"}summary({page:e,span:t,unit:r},i){let o=Fe(i.series.map(({values:l})=>Fe(l)));return this.t("usage.summary",{title:this.t("usage.title"),range:this.rangeText(e.range,t),total:o===null?this.t("state.unknown"):this.written(o,r)})}rangeText(e,t){let r={day:"numeric",month:"long",year:"numeric"};return{day:S(this.hass,e.start,{weekday:"long",...r}),week:`${S(this.hass,e.start,{day:"numeric",month:"short"})} – ${S(this.hass,e.end-1,{day:"numeric",month:"short",year:"numeric"})}`,month:S(this.hass,e.start,{month:"long",year:"numeric"}),year:S(this.hass,e.start,{year:"numeric"})}[t]}chartData(e){let{page:t,span:r,unit:i,hours:o}=e,l=Date.now(),a=Or(t,T(this.hass),Q(this.hass)),u=D(this.meters),m=new Map(u.flatMap(({id:f})=>{let y=o[f];return y?[[f,a.map(v=>pt(v,y,i==="money"))]]:[]})),c=this.prices(u,o),h=a.map((f,y)=>{let v=f.start<=l&&l<f.end,w=u.flatMap(({id:qe,name:_t})=>this.remarks(m.get(qe)?.[y],u.length>1,_t)),M=[...v?[this.t("usage.incomplete")]:[],...w].join("; "),A=c&&Rr(c,f);return{label:S(this.hass,f.start,oi[r]),title:S(this.hass,f.start,ai[r]),...f,...M?{note:M}:{},...v?{running:!0}:{},...f.start>l?{ahead:!0}:{},...A?{price:A}:{}}});return{unit:i==="money"?this.currency:"kWh",columns:h,series:u.flatMap((f,y)=>this.series(f,On(y),a,e,m.get(f.id))),...c?{prices:this.told(c)}:{}}}remarks(e,t,r){return Le.flatMap(i=>{let o=e?.[i];if(o===void 0)return[];let l=this.t(`usage.${i}`,{hours:E(this.hass,o,o<10?1:0)});return[t?`${r}: ${l}`:l]})}prices(e,t){for(let{id:r}of e){let i=t[r]&&Tr(t[r]);if(i)return i}}told({bands:e,levels:t,currency:r}){let i=l=>_n(this.hass,l,r),o=(l,a)=>l===a?i(l):`${i(l)} – ${i(a)}`;return{bands:e,unit:`${r}/kWh`,format:i,legend:t.map(({level:l,low:a,high:u,period:m})=>({level:l,text:m?`${m}: ${o(a,u)}`:o(a,u)}))}}series(e,t,r,{unit:i,statistics:o},l){let{energy:a,energy_export:u,cost_total:m}=e.entities,c=w=>{let M=w===void 0?void 0:o[w];return M&&Cr(M,r)};if(i==="money"&&ye(this.hass,m)!==this.currency)return[];let h=c(i==="money"?m:a),f=i==="money"?void 0:c(u),y=l?.map(zn)??[],v=h?[{name:e.name,color:t,values:h,marks:y}]:[];if(f?.some(w=>w!==null&&w!==0)){let w=this.t("usage.exported",{name:e.name}),M=f.map(A=>A===null?null:-A);v.push({name:w,color:ut,values:M,marks:y})}return v}controls({page:e,span:t}){let r=Dr.map(o=>({value:o,text:this.t(`usage.${o}`)})),i=Pr.map(o=>({value:o,text:this.t(`usage.${o}`)}));return d`<div class="controls">
        ${V(this.t("usage.period"),r,this.span,o=>{this.show({span:o})})}
        ${V(this.t("usage.unit"),i,this.unit,o=>{this.show({unit:o})})}
      </div>
      <div class="pager">
        ${this.turn("usage.previous","‹",this.step-1)}
        <span aria-live="polite">${this.rangeText(e.range,t)}</span>
        ${this.turn("usage.next","›",this.step+1)}
        ${this.step<0?this.turn("usage.now",this.t("usage.now"),0):p}
      </div>`}turn(e,t,r){return d`<button
      class="plain"
      aria-label=${this.t(e)}
      ?disabled=${r>0}
      @click=${()=>{this.show({step:r})}}
    >
      ${t}
    </button>`}show(e){e.span&&e.span!==this.span&&(this.step=0),this.span=e.span??this.span,this.unit=e.unit??this.unit,this.step=e.step??this.step}static{this.styles=[x.styles,ne,b`
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
    `]}};g([$()],pe.prototype,"span",2),g([$()],pe.prototype,"unit",2),g([$()],pe.prototype,"step",2);function Hr(s,n=4){let e=0,t=0;for(let h of s)h===null||!Number.isFinite(h)||(e=Math.min(e,h),t=Math.max(t,h));e===t&&(t=1);let r=(t-e)/n,i=Math.floor(Math.log10(r)),l=([1,2,5,10].find(h=>h*10**i>=r*.9999)??10)*10**i,a=Math.floor(e/l+1e-9),u=Math.ceil(t/l-1e-9),m=Math.max(0,-Math.floor(Math.log10(l)+1e-9)),c=Array.from({length:u-a+1},(h,f)=>Number(((a+f)*l).toFixed(m)));return{low:a*l,high:u*l,ticks:c,digits:m}}function Nr(s,n,e){let t=Math.max(1,Math.floor(n/e));return Math.max(1,Math.ceil(s/t))}var Lr=220,Ur=44,li=7,ci=14,Ir=16;function Wr(s,n,e=(t,r)=>t.toFixed(r)){let t=Hr(mi(s)),r=Math.max(s.unit.length,...t.ticks.map(c=>e(c,t.digits).length)),i=Math.max(Ur,r*li+12),o={left:i,top:20,width:Math.max(10,n-i-4),height:Lr-44},l=s.columns.length,a=o.width/Math.max(1,l),u=c=>o.top+(t.high-c)/(t.high-t.low)*o.height,m=Nr(l,o.width,Ur);return{height:Lr,plot:o,step:a,digits:t.digits,ticks:t.ticks.map(c=>({value:c,y:u(c)})),labels:s.columns.flatMap(({label:c},h)=>h%m===0?[{x:o.left+(h+.5)*a,text:c}]:[]),bands:di(s,o.left,a),expected:(s.expected??[]).flatMap((c,h)=>c?[{x:o.left+h*a,y:u(c.high),width:a,height:Math.max(1,u(c.low)-u(c.high))}]:[]),bars:pi(s,o.left,a,u),absent:ui(s,o.left,a,u),lines:s.series.filter(({shape:c})=>c==="line").map(c=>({path:fi(c,o.left,a,u),color:c.color})),columnAt:c=>{let h=Math.floor((c-o.left)/a);return h>=0&&h<l?h:null}}}function Br(s,n,e,t){let r=s.findIndex(({end:o})=>n<o),i=s[r];return i?e+(r+Math.max(0,(n-i.start)/(i.end-i.start)))*t:e+s.length*t}function di({columns:s,prices:n},e,t){if(!n||n.legend.length<2)return[];let r=[];for(let{start:i,end:o,level:l}of n.bands){let a=Br(s,i,e,t),u=Br(s,o,e,t)-a,m=r.at(-1);m?.level===l&&Math.abs(m.x+m.width-a)<.01?m.width+=u:u>0&&r.push({x:a,width:u,level:l,strip:3+l*(ci-3)})}return r}function ui(s,n,e,t){let r=Math.max(2,e-Math.min(e*.2,6));return s.columns.flatMap((i,o)=>{if(!s.series.some(({marks:a})=>a?.[o]==="missing"))return[];let l=s.series.reduce((a,u)=>a+Math.max(0,u.values[o]??0),0);return[{x:n+o*e+(e-r)/2,y:Math.max(0,t(l)-Ir),width:r,height:Ir}]})}function*mi(s){let n=s.series.filter(({shape:e})=>e===void 0||e==="stacked");for(let e=0;e<s.columns.length;e++){let t=n.map(r=>r.values[e]??0);yield t.reduce((r,i)=>r+Math.max(0,i),0),yield t.reduce((r,i)=>r+Math.min(0,i),0),yield s.expected?.[e]?.high??null,yield s.expected?.[e]?.low??null}for(let e of s.series)n.includes(e)||(yield*e.values)}function hi(s){return s==="estimated"||s==="late"?s:null}function pi(s,n,e,t){let r=s.series.filter(({shape:m})=>m===void 0||m==="stacked"),i=s.series.filter(({shape:m})=>m==="beside"),o=i.length+(r.length?1:0),l=Math.min(e*.2,6),a=Math.max(.5,(e-l)/Math.max(1,o)),u=[];return s.columns.forEach((m,c)=>{let h=n+c*e+l/2,f={up:0,down:0},y=(v,w,M)=>{let A=v.values[c];if(A==null||A===0)return M;let[qe,_t]=A>0?[t(M+A),t(M)]:[t(M),t(M+A)];return u.push({x:w,y:qe,width:a,height:Math.max(.5,_t-qe),color:v.color,mark:hi(v.marks?.[c]),running:m.running??!1}),M+A};i.forEach((v,w)=>y(v,h+w*a,0));for(let v of r){let w=(v.values[c]??0)<0?"down":"up";f[w]=y(v,h+i.length*a,f[w])}}),u}function fi(s,n,e,t){let r="M";return s.values.map((i,o)=>{if(i===null)return r="M","";let l=`${r}${(n+(o+.5)*e).toFixed(1)} ${t(i).toFixed(1)}`;return r="L",l}).join("")}var B=class extends H{constructor(){super(...arguments);this.format=String;this.formatTick=(e,t)=>e.toFixed(t);this.summary="";this.unknown="–";this.width=0;this.chosen=null;this.onKey=e=>{let t=this.data.columns.length-1,r=this.chosen,i={ArrowRight:r===null?0:Math.min(t,r+1),ArrowLeft:r===null?t:Math.max(0,r-1),Home:0,End:t,Escape:null};!(e.key in i)||t<0||(e.preventDefault(),this.choose(i[e.key]??null))}}connectedCallback(){super.connectedCallback(),this.observer=new ResizeObserver(([e])=>{this.width=Math.round(e?.contentRect.width??0)}),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer?.disconnect()}willUpdate(e){e.has("data")&&this.chosen!==null&&this.chosen>=this.data.columns.length&&(this.chosen=null)}render(){if(this.width===0)return d`<div class="frame"></div>`;let e=Wr(this.data,this.width,this.formatTick);return d`<div
        class="frame"
        role="img"
        tabindex="0"
        aria-label=${this.summary}
        @keydown=${this.onKey}
        @pointerdown=${t=>{this.point(t,e)}}
        @pointermove=${t=>{this.point(t,e)}}
        @pointerleave=${t=>{t.pointerType!=="touch"&&this.choose(null)}}
        @blur=${()=>{this.choose(null)}}
      >
        ${this.picture(e)} ${this.tooltip(e)}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`}point(e,t){this.choose(t.columnAt(e.clientX-this.getBoundingClientRect().left))}picture(e){let{plot:t,height:r}=e;return d`<svg width=${this.width} height=${r} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" width="3" height="6"></rect>
        </pattern>
        <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="2.5" cy="2.5" r="1.3"></circle>
        </pattern>
      </defs>
      ${e.bands.map(i=>this.band(i,t))}
      ${e.ticks.map(i=>L`<line class=${i.value===0?"zero":"grid"} x1=${t.left} x2=${t.left+t.width} y1=${i.y} y2=${i.y}></line>
          <text class="tick" x=${t.left-6} y=${i.y+4} text-anchor="end">${this.formatTick(i.value,e.digits)}</text>`)}
      <text class="tick" x=${t.left-6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen===null?p:L`<rect class="chosen" x=${t.left+this.chosen*e.step} y=${t.top} width=${e.step} height=${t.height}></rect>`}
      ${e.expected.map(i=>L`<rect class="expected" x=${i.x} y=${i.y} width=${i.width} height=${i.height}></rect>`)}
      ${e.bars.map(i=>L`<rect class=${i.running?"running":"bar"} x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill=${i.color} rx="1.5"></rect>
          ${i.mark?L`<rect x=${i.x} y=${i.y} width=${i.width} height=${i.height} fill="url(#${i.mark})"></rect>`:p}`)}
      ${e.absent.map(i=>L`<rect class="absent" x=${i.x} y=${i.y} width=${i.width} height=${i.height} rx="2"></rect>`)}
      ${e.lines.map(i=>L`<path class="line" d=${i.path} stroke=${i.color}></path>`)}
      ${e.labels.map(i=>L`<text class="tick" x=${i.x} y=${r-4} text-anchor="middle">${i.text}</text>`)}
    </svg>`}band({x:e,width:t,level:r,strip:i},o){return L`<rect class="band" x=${e} y=${o.top} width=${t} height=${o.height} opacity=${.04+.2*r}></rect>
      <rect class="band" x=${e} y=${o.top-i} width=${t} height=${i} opacity=${.35+.5*r}></rect>`}tooltip(e){let t=this.chosenColumn;if(!t||this.chosen===null)return p;let r=e.plot.left+(this.chosen+.5)*e.step,i=r>this.width/2?`right:${this.width-r+e.step/2+8}px`:`left:${r+e.step/2+8}px`;return d`<div class="tooltip" style=${i}>
      <strong>${t.title}</strong>
      ${this.data.series.map(o=>d`<div><i style="background:${o.color}"></i>${o.name}<b>${this.valueText(o)}</b></div>`)}
      ${this.expectedText()??p} ${this.priceLine(t)}
      ${t.note?d`<em>${t.note}</em>`:p}
    </div>`}expectedText(){let e=this.chosen===null?null:this.data.expected?.[this.chosen];return e?d`<div>${this.format(e.low)} – ${this.format(e.high)}</div>`:void 0}priceLine(e){let t=Ke(this.data,e);return t===void 0?p:d`<div>${t}</div>`}get chosenColumn(){return this.chosen===null?void 0:this.data.columns[this.chosen]}valueText(e){let t=this.chosen===null?null:e.values[this.chosen];return t!=null?this.format(t):this.chosenColumn?.ahead?"–":this.unknown}spoken(){let e=this.chosenColumn;if(!e)return"";let t=this.data.series.map(l=>`${l.name} ${this.valueText(l)}`),r=this.chosen===null?null:this.data.expected?.[this.chosen],i=r?`${this.format(r.low)} – ${this.format(r.high)}`:void 0;return[e.title,...t,i,Ke(this.data,e),e.note].filter(l=>l!==void 0).join(", ")}choose(e){e!==this.chosen&&(this.chosen=e)}static{this.styles=[_e,b`
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
        direction: ltr;
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
    `]}};g([_({attribute:!1})],B.prototype,"data",2),g([_({attribute:!1})],B.prototype,"format",2),g([_({attribute:!1})],B.prototype,"formatTick",2),g([_()],B.prototype,"summary",2),g([_()],B.prototype,"unknown",2),g([$()],B.prototype,"width",2),g([$()],B.prototype,"chosen",2);function bt(s,n){let e=document.createElement("a");e.href=URL.createObjectURL(new Blob([n],{type:"text/csv"})),e.download=`${s}.csv`,e.click(),URL.revokeObjectURL(e.href)}var F=class extends H{constructor(){super(...arguments);this.summary="";this.filename="smart-energy";this.asTable=!1;this.toggle=()=>{this.asTable=!this.asTable};this.download=()=>{bt(this.filename,Ar(this.data))}}t(e){return O(this.hass.language,e)}render(){return d`${this.asTable?this.table():this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(e=>d`<li><i class=${e.shape??"stacked"} style="--color:${e.color}"></i>${e.name}</li>`)}
          ${Mr(this.data,Le).map(e=>d`<li><i class=${e}></i>${this.t(`mark.${e}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable?"chart.chart":"chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`}prices(){let e=this.data.prices?.legend??[],t=r=>`--level:${r};--height:${Math.round(25+75*r)}%`;return e.map(({level:r,text:i})=>d`<li>${e.length>1?d`<i class="price" style=${t(r)}></i>`:p}${i}</li>`)}chart(){return d`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(e,t)=>E(this.hass,e,t)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`}table(){let{columns:e,series:t,expected:r,prices:i}=this.data,o=e.some(({note:a})=>a!==void 0),l=(a,u=!1)=>a==null?u?"":this.t("state.unknown"):this.format(a);return d`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${t.map(({name:a})=>d`<th scope="col">${a}</th>`)}
            ${r?d`<th scope="col">${this.t("chart.expected")}</th>`:p}
            ${i?d`<th scope="col">${this.t("chart.price")}</th>`:p}
            ${o?d`<th scope="col">${this.t("chart.note")}</th>`:p}
          </tr>
        </thead>
        <tbody>
          ${e.map((a,u)=>{let m=r?.[u];return d`<tr>
              <th scope="row">${a.title}</th>
              ${t.map(({values:c})=>d`<td>${l(c[u],a.ahead)}</td>`)}
              ${r?d`<td>${m?`${l(m.low)} – ${l(m.high)}`:""}</td>`:p}
              ${i?d`<td>${Ke(this.data,a)??""}</td>`:p}
              ${o?d`<td class="note">${a.note??""}</td>`:p}
            </tr>`})}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${t.map(({values:a})=>d`<td>${l(Fe(a))}</td>`)}
            ${[r,i,o].map(a=>a?d`<td></td>`:p)}
          </tr>
        </tfoot>
      </table>
    </div>`}static{this.styles=[$e,dt,b`
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
    `]}};g([_({attribute:!1})],F.prototype,"hass",2),g([_({attribute:!1})],F.prototype,"data",2),g([_({attribute:!1})],F.prototype,"format",2),g([_()],F.prototype,"summary",2),g([_()],F.prototype,"filename",2),g([$()],F.prototype,"asTable",2);var U=class extends H{constructor(){super(...arguments);this.row=String;this.format=String;this.unit="";this.summary="";this.filename="smart-energy";this.withNumbers=!1}t(e){return O(this.hass.language,e)}render(){let e=this.values[0]?.length??0,t=this.withNumbers?1:6;return d`<div
        class="scroll"
        tabindex=${this.withNumbers?"0":p}
        role="region"
        aria-label=${this.summary}
      >
        <table class=${this.withNumbers?"numbers":"colors"} aria-label=${this.summary}>
          <thead>
            <tr>
              <td></td>
              ${Array.from({length:e},(r,i)=>d`<th scope="col"><span class=${i%t===0?p:"visually-hidden"}>${i}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.values.map((r,i)=>this.tableRow(r,i))}
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
          @click=${()=>{bt(this.filename,this.csv())}}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`}tableRow(e,t){return d`<tr>
      <th scope="row">${this.row(t)}</th>
      ${e.map((r,i)=>{let o=r===null?this.t("state.unknown"):this.format(r);return d`<td style="background:${this.paint(r)}" title="${this.row(t)} ${i}: ${o}">
          <span class=${this.withNumbers?p:"visually-hidden"}>${o}</span>
        </td>`})}
    </tr>`}paint(e){let t=this.values.flat().filter(l=>l!==null),r=Math.min(0,...t),i=Math.max(...t);if(e===null||i<=r)return"none";let o=this.withNumbers?45:100;return`color-mix(in srgb, var(--primary-color) ${Math.round((e-r)/(i-r)*o)}%, transparent)`}csv(){let e=Array.from({length:this.values[0]?.length??0},(r,i)=>`${i} (${this.unit})`),t=this.values.map((r,i)=>[this.row(i),...r.map(o=>o===null?"":String(o))]);return qt([["",...e],...t])}static{this.styles=[$e,dt,_e,b`
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
    `]}};g([_({attribute:!1})],U.prototype,"hass",2),g([_({attribute:!1})],U.prototype,"values",2),g([_({attribute:!1})],U.prototype,"row",2),g([_({attribute:!1})],U.prototype,"format",2),g([_()],U.prototype,"unit",2),g([_()],U.prototype,"summary",2),g([_()],U.prototype,"filename",2),g([$()],U.prototype,"withNumbers",2);async function jr(s){await window.customElements.whenDefined("home-assistant");for(let[n,e]of Object.entries(s))window.customElements.get(n)||window.customElements.define(n,e)}function gi(s,n){return(e,t)=>{let r=e.entities[t];return r?.platform==="smart_energy"&&n.includes(r.translation_key??"")&&r.device_id?{config:{type:`custom:${s}`,devices:[r.device_id]}}:null}}function Kr(s,n){let e=t=>O(document.documentElement.lang,t);return Object.defineProperties(n,{name:{get:()=>e(s),enumerable:!0},description:{get:()=>e(`${s}_help`),enumerable:!0}})}function Fr(s){let n=window.customCards??=[];for(let{card:t,keys:r}of s){let i=`smart-energy-${t}-card`;n.some(o=>o.type===i)||n.push(Kr(`card.${t}`,{type:i,preview:!0,getEntitySuggestion:gi(i,r)}))}let e=window.customStrategies??=[];e.some(({type:t})=>t==="smart-energy")||e.push(Kr("card.strategy",{type:"smart-energy",strategyType:"dashboard"}))}var wt={type:"entity"};function zr(s){let{status:n,power:e,voltage:t,current:r,energy:i}=s.entities,o=(l,a)=>l===void 0?[]:[{type:"tile",entity:l,...a}];return{type:"grid",cards:[{type:"heading",heading:s.name,icon:"mdi:meter-electric",...n===void 0?{}:{badges:[{type:"entity",entity:n,show_state:!0,show_icon:!0,state_content:["state","last_changed"]}]}},...o(e,{name:wt,icon:"mdi:flash",color:"amber",grid_options:{columns:"full",rows:2},features:[{type:"trend-graph",hours_to_show:1}]}),...o(t,{name:wt}),...o(r,{name:wt}),...o(i,{name:wt,grid_options:{columns:"full"}})]}}var qr={number:[{type:"numeric-input",style:"buttons"}],select:[{type:"select-options"}]};function Vr(s,n){return[{type:"grid",cards:[{type:"markdown",content:O(s.language,"settings.explanation"),text_only:!0,grid_options:{columns:"full"}},...yi(s)]},...n.flatMap(e=>vi(s,e))]}function yi(s){return s.user?.is_admin===!1?[]:[{type:"button",name:O(s.language,"settings.tariff"),icon:"mdi:cash-clock",tap_action:{action:"navigate",navigation_path:"/config/integrations/integration/smart_energy"},grid_options:{columns:"full",rows:1}}]}function vi(s,n){let e=[...Object.values(n.entities),...n.settings].filter(t=>s.entities[t]?.entity_category==="config").map(t=>({id:t,domain:t.split(".")[0]??""})).filter(({domain:t})=>["number","switch","select"].includes(t)).sort((t,r)=>t.domain.localeCompare(r.domain)||t.id.localeCompare(r.id)).map(({id:t,domain:r})=>({type:"tile",entity:t,name:{type:"entity"},grid_options:{columns:"full"},...qr[r]?{features:qr[r],features_position:"inline"}:{}}));return e.length===0?[]:[{type:"grid",cards:[{type:"heading",heading:n.name,icon:"mdi:meter-electric"},...e]}]}var xt=class extends HTMLElement{static generate(n,e){return Promise.resolve(Vt(e))}static shouldRegenerate(n,e,t){return["entities","devices","language","user"].every(i=>e[i]===t[i])?!1:JSON.stringify(Vt(e))!==JSON.stringify(Vt(t))}};function Vt(s){let n=ct(s);return{title:"Smart Energy",views:[bi(s),wi(s),xi(s),_i(s,n),$i(s,n)]}}function ze(s,n,e,t){return{title:O(s.language,`view.${n}`),path:n,icon:e,type:"sections",max_columns:3,sections:t}}function Z(s,n=1){return{type:"grid",column_span:n,cards:s}}function W(s,n={}){return{type:`custom:smart-energy-${s}-card`,grid_options:{columns:"full"},...n}}function bi(s){return ze(s,"overview","mdi:lightning-bolt",[Z([W("alerts",{compact:!0}),W("live")]),Z([W("usage")]),Z([W("costs"),W("forecast")])])}function wi(s){return ze(s,"analytics","mdi:chart-bar",[Z([W("usage",{span:"month"})],2),Z([W("compare")]),Z([W("costs")]),Z([W("forecast")],2)])}function xi(s){return ze(s,"alerts","mdi:alert-circle-outline",[Z([W("alerts")],2)])}function _i(s,n){return ze(s,"devices","mdi:meter-electric",[Z([W("devices")]),...n.map(zr)])}function $i(s,n){return ze(s,"settings","mdi:cog",Vr(s,n))}Fr([{card:"live",keys:["power","voltage","current"]},{card:"devices",keys:["status","power"]},{card:"usage",keys:["energy","energy_export","energy_today"]},{card:"alerts",keys:[...Qt,"alert"]},{card:"compare",keys:["energy","energy_today"]},{card:"costs",keys:["cost_today","cost_total","cost_billing_period","price"]},{card:"forecast",keys:["energy_expected_today","energy_expected_tomorrow"]}]);jr({"ll-strategy-dashboard-smart-energy":xt,"smart-energy-alerts-card":te,"smart-energy-bar-chart":B,"smart-energy-chart":F,"smart-energy-compare-card":Ue,"smart-energy-costs-card":Ie,"smart-energy-devices-card":We,"smart-energy-forecast-card":yt,"smart-energy-heat-map":U,"smart-energy-live-card":vt,"smart-energy-usage-card":pe});
