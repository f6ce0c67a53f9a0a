/** Entry of the thread of an imaging process in which the decoders run. */
import { performTask } from './perform-task.ts';
import { serveTasks } from './process/serve-tasks.ts';

serveTasks(performTask);
