await import('../src/core/reading/read-zone.ts'); await import('../src/core/reading/look-closer.ts'); console.log('loads');
