import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
const root = await mkdtemp('/tmp/intake-look-');
const host = spawn(process.execPath, ['src/web/serve.ts','--desk',join(root,'desk'),'--port','0','--no-open','--today','2026-11-23','--lang','zh'],{stdio:['ignore','pipe','inherit']});
let url='';
for await (const line of createInterface({input:host.stdout!})) { url=JSON.parse(line).url; break; }
const folder=join(root,'十一月'); await mkdir(join(folder,'云帆科技','示例丙'),{recursive:true});
const front=await readFile('assets/samples/id-front.jpg'), back=await readFile('assets/samples/id-back.jpg'), lic=await readFile('assets/samples/licence.jpg'), pass=await readFile('assets/samples/passport.jpg');
const v=(b:Buffer,n:number)=>Buffer.concat([b,Buffer.alloc(n)]);
const w=(n:string,b:Buffer|string)=>writeFile(join(folder,n),b);
await w('示例甲身份证正面.jpg',front); await w('示例甲身份证反面.jpg',back);
await w('示例贸易有限公司营业执照.jpg',lic); await w('TAN WEI MING passport.jpg',pass);
await w('云帆科技/示例丙/正面.jpg',v(front,1)); await w('云帆科技/示例丙/反面.jpg',v(back,1));
await w('IMG_0007.jpg',v(front,2)); await w('示例丁_示例戊.jpg',v(front,3)); await w('坏.jpg','no'); await w('名单.txt','x'); await w('空.jpg','');
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
try{
const page=await (await browser.newContext({viewport:{width:1366,height:768},locale:'zh-CN'})).newPage();
page.on('console',m=>{ if(m.type()==='error') console.log('CONSOLE',m.text()); }); page.on('pageerror',e=>console.log('PAGEERROR',e.message));
await page.goto(url); const home=page.url().replace(/#.*$/,'');
const shot=async(n:string)=>{await page.waitForTimeout(250);await page.screenshot({path:`/tmp/intake-shots/${n}.png`});};
await page.goto(home+'#/intake'); await page.getByRole('heading',{name:'把一个文件夹'}).waitFor(); await shot('1-start');
const chooser=page.waitForEvent('filechooser'); await page.keyboard.press('Enter'); await (await chooser).setFiles(folder);
await page.getByRole('grid',{name:'收件清单'}).waitFor(); await shot('2-plan');
await page.getByRole('grid',{name:'收件清单'}).focus(); await page.keyboard.press('ArrowDown'); await page.keyboard.press('ArrowDown'); await shot('3-plan-item');
await page.keyboard.press('Enter'); await page.waitForTimeout(1500); await shot('4-running');
await page.getByRole('button',{name:'收好了'}).waitFor({timeout:120000}); await shot('5-done');
await page.getByRole('grid',{name:'收件清单'}).focus(); await page.keyboard.press('Home'); await page.waitForTimeout(800); await shot('6-left');
const all:[string,number,number,'light'|'dark'][]=[['zh-dark-1366',1366,768,'dark'],['zh-light-1920',1920,1080,'light'],['zh-light-1024',1024,768,'light']];
for(const [n,wd,h,sc] of all){await page.emulateMedia({colorScheme:sc});await page.setViewportSize({width:wd,height:h});await page.waitForTimeout(600);await shot('7-'+n);}
await page.emulateMedia({colorScheme:'light'}); await page.setViewportSize({width:1366,height:768});
await page.goto(home+'#/settings'); await page.getByText('English',{exact:true}).click(); await page.locator('html[lang=en]').waitFor();
await page.goto(home+'#/intake'); await page.getByRole('grid',{name:'Intake list'}).focus(); await page.keyboard.press('End'); await shot('8-en'); await page.keyboard.press('Home'); await page.waitForTimeout(600); await shot('9-en-left');
} finally { await browser.close(); host.kill('SIGTERM'); await new Promise(r=>host.once('exit',r)); await rm(root,{recursive:true,force:true}); }
